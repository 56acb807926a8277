import type { Deps } from '../deps.ts';
import { LONGEST_SESSION_SECONDS } from './accounts.ts';

const HOUR_MS = 3_600_000;
/** An invitation that ran out stays in sight for a while, so that an owner can send it again. */
const INVITE_KEPT_MS = 30 * 24 * HOUR_MS;

/** Deletes what opens nothing any more: old sessions, sign-ins that nobody finished, links and invitations that ran out. */
export async function forgetExpired({ db, clock }: Deps): Promise<void> {
  const now = clock().getTime();
  const before = (ms: number) => new Date(now - ms);
  await db
    .deleteFrom('staff_session')
    .where((either) =>
      either.or([
        either('created_at', '<', before(LONGEST_SESSION_SECONDS * 1000)),
        either.and([either('awaits_code', '=', true), either('created_at', '<', before(HOUR_MS))]),
      ]),
    )
    .execute();
  await db.deleteFrom('password_link').where('expires_at', '<', before(0)).execute();
  await db.deleteFrom('staff_invite').where('expires_at', '<', before(INVITE_KEPT_MS)).execute();
}
