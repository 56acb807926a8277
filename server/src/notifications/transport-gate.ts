import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { SendOutcome } from '../mail/mailer.ts';

/** So many tries in a row that failed for any letter close the way out; then one letter at a time finds out whether it is open. */
const FAILURES_TO_CLOSE = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
const DAY_MS = 86_400_000;
/** How far the clock may run between two looks at what is due: what that time allows may then leave at once. */
const BURST_SECONDS = 0.3;

type Transport = Selectable<Database['transport']>;

/** How the way out stood when letters were let through: `probing` is the one letter that finds out whether it is open again. */
export type Standing = 'open' | 'troubled' | 'probing';

/**
 * Lets as many letters through as may leave now. The transport's row is held until they are claimed, so that all processes keep one measure.
 * @param claim claims at most so many
 */
export function passGate<Claimed>(
  { db, mail, clock }: Deps,
  claim: (trx: Kysely<Database>, most: number) => Promise<Claimed[]>,
): Promise<{ claimed: Claimed[]; standing: Standing }> {
  return db.transaction().execute(async (trx) => {
    const now = clock().getTime();
    const transport = await lockedTransport(trx, mail.name);
    const standing = transport.closed_reason ? 'probing' : isAtRest(transport) ? 'open' : 'troubled';
    if (transport.closed_until && transport.closed_until.getTime() > now) return { claimed: [], standing };
    const intervalMs = mail.perSecond === null ? 0 : 1_000 / mail.perSecond;
    const burst = Math.max(1, Math.floor((mail.perSecond ?? 0) * BURST_SECONDS));
    const nextMs = Math.max(transport.next_send_at?.getTime() ?? 0, now - (burst - 1) * intervalMs);
    const allowed = intervalMs === 0 ? mail.atOnce : Math.min(mail.atOnce, Math.floor((now - nextMs) / intervalMs) + 1);
    const claimed = allowed > 0 ? await claim(trx, standing === 'probing' ? 1 : allowed) : [];
    if (claimed.length > 0 && (intervalMs > 0 || standing === 'probing')) {
      await trx
        .updateTable('transport')
        .set({
          next_send_at: intervalMs > 0 ? new Date(Math.ceil(nextMs + claimed.length * intervalMs)) : null,
          // While one letter finds out, no other does.
          closed_until: standing === 'probing' ? new Date(now + 2 * mail.deadlineMs) : transport.closed_until,
        })
        .where('name', '=', mail.name)
        .execute();
    }
    return { claimed, standing };
  });
}

async function lockedTransport(trx: Kysely<Database>, name: string): Promise<Transport> {
  const locked = trx.selectFrom('transport').selectAll().where('name', '=', name).forUpdate();
  const known = await locked.executeTakeFirst();
  if (known) return known;
  await trx
    .insertInto('transport')
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return locked.executeTakeFirstOrThrow();
}

/**
 * Learns from the end of a try: what fails for any letter closes the way for all, and the first letter that is taken opens it again.
 * @param standing how the way stood when this letter was let through
 * @returns until when it is closed; null where it is open
 */
export async function learnFrom(deps: Deps, outcome: SendOutcome, standing: Standing): Promise<Date | null> {
  const { db, mail, clock, log } = deps;
  if (standing === 'open' && !tellsOfTransport(outcome)) return null;
  return db.transaction().execute(async (trx) => {
    const transport = await lockedTransport(trx, mail.name);
    const change = changeBy(transport, outcome, standing, clock());
    await trx.updateTable('transport').set(change).where('name', '=', mail.name).execute();
    if (change.closed_reason && change.closed_reason !== transport.closed_reason) {
      log.warn({ transport: mail.name, reason: change.closed_reason, until: change.closed_until }, 'letters wait');
    }
    return change.closed_until;
  });
}

function tellsOfTransport(outcome: SendOutcome): boolean {
  if (outcome.kind === 'later') return outcome.isOfTransport;
  return outcome.kind === 'used-up' || (outcome.kind === 'unsure' && !outcome.isFinal);
}

type Change = Pick<Transport, 'failures' | 'closed_until' | 'closed_reason'>;

function changeBy(transport: Transport, outcome: SendOutcome, standing: Standing, now: Date): Change {
  const { failures, closed_until, closed_reason } = transport;
  // Batchmates of the letter that closed it report late: they know nothing newer.
  if (closed_reason && standing !== 'probing') return { failures, closed_until, closed_reason };
  if (!tellsOfTransport(outcome)) return { failures: 0, closed_until: null, closed_reason: null };

  const after = (waitMs: number) => new Date(Math.max(now.getTime() + waitMs, closed_until?.getTime() ?? 0));
  const asked = 'retryAfterSeconds' in outcome && outcome.retryAfterSeconds ? outcome.retryAfterSeconds * 1_000 : null;
  if (outcome.kind === 'used-up') {
    const until = new Date(now.getTime() + Math.min(asked ?? DAY_MS, untilMidnight(now)));
    return { failures: 0, closed_until: until, closed_reason: outcome.reason };
  }
  // To be asked to wait is no fault: when the time is over, all goes on as before.
  if (asked !== null) return { failures, closed_until: after(Math.min(asked, DAY_MS)), closed_reason };
  if (failures + 1 < FAILURES_TO_CLOSE) return { failures: failures + 1, closed_until, closed_reason };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures + 1 - FAILURES_TO_CLOSE));
  return {
    failures: failures + 1,
    closed_until: new Date(now.getTime() + wait * (0.75 + Math.random() / 2)),
    closed_reason: 'reason' in outcome ? outcome.reason : null,
  };
}

function isAtRest({ failures, closed_until, closed_reason }: Transport): boolean {
  return failures === 0 && closed_until === null && closed_reason === null;
}

/** A quota of the day is new at midnight UTC; one of the month is asked for once a day. */
function untilMidnight(now: Date): number {
  return DAY_MS - (now.getTime() % DAY_MS);
}
