import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { InboundEvent, Worked } from './kept-mail.ts';

/** The kind of the events that are ours: each is one file of a mail, to be fetched. */
export const FILE_EVENT = 'mail-file';

/** What makes an event due from the beginning, whatever became of it before. */
export const dueAnew = (at: Date) =>
  ({ status: 'due', attempts: 0, reason: null, due_at: at, received_at: at, leased_until: null }) as const;

export interface Queue {
  /** Whether it holds the files of mails, or all else that comes in. */
  isOfFiles: boolean;
  /** How much a turn claims. */
  batch: number;
  /** Longer than a whole turn takes when the provider hangs at every piece of it. */
  leaseMs: number;
  work(event: InboundEvent): Promise<Worked>;
  /** What else is to be said where an event is put aside. */
  putAside?(event: InboundEvent, reason: string): Promise<void>;
}

/** Tries that end in a fault of ours, or with the whole process. Waiting for the provider is no try. */
const MOST_ATTEMPTS = 5;
const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 3_600_000;
const LONGEST_WAIT_MS = 3 * 86_400_000;

/**
 * Works what is due of a queue: claimed under a lease, so that of several processes one works each.
 * @returns how much was tried; fewer than the queue's batch means that no more is due
 */
export async function workDue(deps: Deps, queue: Queue): Promise<number> {
  const claimed = await claimDue(deps, queue);
  for (const event of claimed) {
    if (event.attempts > MOST_ATTEMPTS) await settle(deps, queue, event, { kind: 'failed', reason: 'gave-up' });
    else await workOne(deps, queue, event);
  }
  return claimed.length;
}

function claimDue({ db, clock }: Deps, { isOfFiles, batch, leaseMs }: Queue): Promise<InboundEvent[]> {
  const now = clock();
  return db
    .updateTable('inbound_event')
    .set({ leased_until: new Date(now.getTime() + leaseMs), attempts: sql`attempts + 1` })
    .where('id', 'in', (from) =>
      from
        .selectFrom('inbound_event')
        .select('id')
        .where('status', '=', 'due')
        .where('kind', isOfFiles ? '=' : '!=', FILE_EVENT)
        .where('due_at', '<=', now)
        .where((either) => either.or([either('leased_until', 'is', null), either('leased_until', '<', now)]))
        .orderBy('due_at')
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

async function workOne(deps: Deps, queue: Queue, event: InboundEvent): Promise<void> {
  try {
    await settle(deps, queue, event, await queue.work(event));
  } catch (fault) {
    const kind = fault instanceof Error ? fault.name : typeof fault;
    const isLast = event.attempts >= MOST_ATTEMPTS;
    deps.log[isLast ? 'error' : 'warn']({ inboundEvent: event.id, kind, isLast }, 'what came in could not be worked');
    if (isLast) await settle(deps, queue, event, { kind: 'failed', reason: 'gave-up' });
    else await comeBack(deps, event, 'fault', backoffMs(event.attempts), event.attempts);
  }
}

async function settle(deps: Deps, queue: Queue, event: InboundEvent, worked: Worked): Promise<void> {
  if (worked.kind === 'later') {
    const waitedMs = deps.clock().getTime() - event.received_at.getTime();
    if (waitedMs < LONGEST_WAIT_MS) {
      const waitMs = worked.retryAfterSeconds ? worked.retryAfterSeconds * 1_000 : backoffMs(4);
      return comeBack(deps, event, worked.reason, waitMs, event.attempts - 1);
    }
  }
  const status = worked.kind === 'done' ? 'done' : 'failed';
  if (status === 'failed') {
    deps.log.error({ inboundEvent: event.id, reason: worked.reason }, 'what came in is put aside');
    await queue.putAside?.(event, worked.reason ?? 'gave-up');
  }
  await leasedRow(deps, event)
    .set({ status, reason: worked.reason ?? null, leased_until: null })
    .execute();
}

async function comeBack(
  deps: Deps,
  event: InboundEvent,
  reason: string,
  waitMs: number,
  attempts: number,
): Promise<void> {
  await leasedRow(deps, event)
    .set({ reason, attempts, leased_until: null, due_at: new Date(deps.clock().getTime() + waitMs) })
    .execute();
}

/** Its row while the lease is ours: what was made due anew meanwhile stays so. */
function leasedRow({ db }: Deps, { id, leased_until }: InboundEvent) {
  return db
    .updateTable('inbound_event')
    .where('id', '=', id)
    .where('leased_until', 'is not distinct from', leased_until);
}

/** Triples from ten seconds to an hour, with jitter, so that what failed together does not come back together. */
function backoffMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 3 ** (attempts - 1)) * (0.75 + Math.random() / 2);
}
