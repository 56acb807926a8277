import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database, LetterName } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { automaticMailJudge } from './automatic-mail.ts';

export interface NewDelivery {
  /** In whose name; null for the desk's own. */
  siteId: number | null;
  /** What caused it; null where no event did. */
  eventId: number | null;
  ticketId: number | null;
  letter: LetterName;
  recipient: string;
  /** To whom of the staff; null to anybody else. */
  staffId: string | null;
  /** No person wrote it. */
  isAutomatic: boolean;
  /** What the letter says that no event holds. */
  detail?: Record<string, string>;
}

/** A statement has room for 65,535 values, and a full batch of events may tell many of the staff. */
const MOST_IN_STATEMENT = 2_000;
/** Letters that somebody sits and waits for. */
const AWAITED: LetterName[] = ['access-link', 'invite', 'password-reset', 'password-changed', 'test-letter'];

/**
 * Makes letters due, past the automatic mail policy: the only place where a delivery comes to be.
 * @param trx the transaction in which that happens which the letters tell of, or in which its event is planned
 */
export async function addDeliveries(deps: Deps, trx: Kysely<Database>, letters: NewDelivery[]): Promise<void> {
  const reasonToSuppress = await automaticMailJudge(
    deps,
    trx,
    letters.filter(({ isAutomatic }) => isAutomatic),
  );
  const at = deps.clock();
  const deliveries = letters.map((letter) => {
    const reason = letter.isAutomatic ? reasonToSuppress(letter) : null;
    return {
      id: randomUUID(),
      event_id: letter.eventId,
      site_id: letter.siteId,
      ticket_id: letter.ticketId,
      letter: letter.letter,
      recipient: letter.recipient,
      mailbox_key: mailboxKey(letter.recipient),
      staff_id: letter.staffId,
      is_automatic: letter.isAutomatic,
      urgency: urgencyOf(letter),
      detail: JSON.stringify(letter.detail ?? {}),
      status: reason ? ('suppressed' as const) : ('due' as const),
      reason,
      due_at: at,
      created_at: at,
    };
  });
  for (let from = 0; from < deliveries.length; from += MOST_IN_STATEMENT) {
    await trx
      .insertInto('delivery')
      .values(deliveries.slice(from, from + MOST_IN_STATEMENT))
      .onConflict((conflict) => conflict.columns(['event_id', 'letter', 'recipient']).doNothing())
      .execute();
  }
}

/** What a person wrote leaves first, then what somebody waits for, then all else. */
function urgencyOf({ letter, isAutomatic }: NewDelivery): number {
  if (!isAutomatic) return 0;
  return AWAITED.includes(letter) ? 1 : 2;
}
