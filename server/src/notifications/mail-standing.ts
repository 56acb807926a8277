import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { isLetterOf } from './letter-scope.ts';

/** How mail is going out, over all sites: for an owner who looks whether the installation is well. */
export interface MailStanding {
  /** `dev`, `smtp`, `resend`. */
  transport: string;
  lastSentAt: Date | null;
  /** Those whose time has come, and since when the oldest waits. */
  due: number;
  oldestDueAt: Date | null;
  /** Given up, or of which nobody knows whether they left. */
  dead: number;
}

/** @param staffId an owner: letters of the sites of others are not counted */
export async function mailStanding({ db, mail, clock }: Deps, staffId: string): Promise<MailStanding> {
  const { rows } = await sql<Omit<MailStanding, 'transport'>>`
    select
      (select sent_at from delivery where ${isLetterOf(staffId)} and status = 'sent' order by created_at desc limit 1) as "lastSentAt",
      (select count(*) from delivery where ${isLetterOf(staffId)} and status = 'due' and due_at <= ${clock()}) as due,
      (select min(due_at) from delivery where ${isLetterOf(staffId)} and status = 'due' and due_at <= ${clock()}) as "oldestDueAt",
      (select count(*) from delivery where ${isLetterOf(staffId)} and status in ('failed', 'maybe-sent')) as dead`.execute(
    db,
  );
  const [standing = { lastSentAt: null, due: 0, oldestDueAt: null, dead: 0 }] = rows;
  return { transport: mail.name, ...standing };
}
