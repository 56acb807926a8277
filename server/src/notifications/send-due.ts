import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingLetter, SendOutcome } from '../mail/mailer.ts';
import { suppressionsOf } from './automatic-mail-queries.ts';
import { composeLetter } from './compose.ts';
import { beginTry, type Delivery, holdBack, leaveOpen, mayTryAgain, postponeUnwritten, settle } from './settle.ts';
import { learnFrom, passGate, type Standing } from './transport-gate.ts';

/** A turn that did anything is followed by another at once. */
export const SEND_BATCH = 1;

/**
 * Sends what is due: claimed under a lease, so that of several processes one tries each; the most urgent go first.
 * @returns how many were claimed; none means that no more may leave now
 */
export async function sendDue(deps: Deps): Promise<number> {
  if (!(await isAnyDue(deps))) return 0;
  const { claimed, standing } = deps.mail.isDevMailbox
    ? { claimed: await claimDue(deps, deps.db, deps.mail.atOnce), standing: 'open' as const }
    : await passGate(deps, (trx, most) => claimDue(deps, trx, most));
  const suppressed = await suppressionsOf(
    deps.db,
    claimed.filter(({ is_automatic }) => is_automatic),
  );
  const ends = await Promise.allSettled(
    claimed.map((delivery) => {
      // Since it was planned, somebody may have said that it was not them.
      const reason = delivery.is_automatic ? suppressed({ ...delivery, siteId: delivery.site_id }) : null;
      return reason ? holdBack(deps, delivery, `suppressed-${reason}`) : tryDelivery(deps, delivery, standing);
    }),
  );
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  return claimed.length;
}

async function isAnyDue({ db, clock }: Deps): Promise<boolean> {
  const now = clock();
  const { rows } = await sql<{ is_any: boolean }>`
    select exists (
      select from delivery where status = 'due' and due_at <= ${now} and (leased_until is null or leased_until < ${now})
    ) as is_any`.execute(db);
  return rows[0]?.is_any ?? false;
}

function claimDue({ clock, mail }: Deps, db: Kysely<Database>, most: number): Promise<Delivery[]> {
  const now = clock();
  return db
    .updateTable('delivery')
    .set({ leased_until: new Date(now.getTime() + 2 * mail.deadlineMs), attempts: sql`attempts + 1` })
    .where('id', 'in', (from) =>
      from
        .selectFrom('delivery')
        .select('id')
        .where('status', '=', 'due')
        .where('due_at', '<=', now)
        .where((either) => either.or([either('leased_until', 'is', null), either('leased_until', '<', now)]))
        .orderBy('urgency')
        .orderBy('due_at')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

async function tryDelivery(deps: Deps, delivery: Delivery, standing: Standing): Promise<void> {
  if (!mayTryAgain(deps, delivery)) return leaveOpen(deps, delivery, 'tried-too-long-ago');
  const letter = await written(deps, delivery);
  if (!letter) return postponeUnwritten(deps, delivery);
  if (letter === 'true-no-more') return holdBack(deps, delivery, letter);
  // What stays here leaves by being settled: there is nothing in between.
  const begun = deps.mail.isDevMailbox ? delivery : await beginTry(deps, delivery, letter);
  if (!begun) return;
  // Exactly what is kept is handed over, as it will be once more if need be.
  const kept = { id: letter.id, ...(begun.composed ?? letter) };
  const outcome = await handOver(deps, kept);
  await settle(deps, begun, kept, outcome);
  if (!deps.mail.isDevMailbox) await learnFrom(deps, outcome, standing);
}

/** The letter as it was first handed over, or written now; null where it cannot be written. */
async function written(deps: Deps, delivery: Delivery): Promise<OutgoingLetter | 'true-no-more' | null> {
  if (delivery.composed) return { id: delivery.id, ...delivery.composed };
  try {
    return (await composeLetter(deps, delivery)) ?? 'true-no-more';
  } catch (fault) {
    const kind = fault instanceof Error ? fault.name : typeof fault;
    deps.log.error({ delivery: delivery.id, kind }, 'a letter could not be written');
    return null;
  }
}

/** A transport answers for itself; one that breaks leaves open what it has done. */
async function handOver({ mail, log }: Deps, letter: OutgoingLetter): Promise<SendOutcome> {
  try {
    return await mail.send(letter);
  } catch (fault) {
    log.error({ delivery: letter.id, kind: fault instanceof Error ? fault.name : typeof fault }, 'a transport broke');
    return { kind: 'unsure', reason: 'no-answer' };
  }
}
