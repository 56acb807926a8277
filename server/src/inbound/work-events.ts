import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Mailroom, openMailroom } from '../mail/received-mail.ts';
import { isDeliveryReport, recordReport } from './delivery-reports.ts';
import type { InboundEvent, Worked } from './kept-mail.ts';
import { receiveMail } from './receive-mail.ts';

export const INBOUND_BATCH = 10;
/** Longer than a whole turn takes when the provider hangs at every mail of it. */
const LEASE_MS = 300_000;
/** Tries that end in a fault of ours, or with the whole process. Waiting for the provider is no try. */
const MOST_ATTEMPTS = 5;
const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 3_600_000;
const LONGEST_WAIT_MS = 3 * 86_400_000;

/**
 * Works what the webhook brought: claimed under a lease, so that of several processes one works each.
 * @returns how much was tried; fewer than `INBOUND_BATCH` means that no more is due
 */
export async function workInbound(deps: Deps): Promise<number> {
  const claimed = await claimDue(deps);
  const mailroom = openMailroom(deps.config);
  for (const event of claimed) {
    if (event.attempts > MOST_ATTEMPTS) await settle(deps, event, { kind: 'failed', reason: 'gave-up' });
    else await workOne(deps, mailroom, event);
  }
  return claimed.length;
}

function claimDue({ db, clock }: Deps): Promise<InboundEvent[]> {
  const now = clock();
  return db
    .updateTable('inbound_event')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS), attempts: sql`attempts + 1` })
    .where('id', 'in', (from) =>
      from
        .selectFrom('inbound_event')
        .select('id')
        .where('status', '=', 'due')
        .where('due_at', '<=', now)
        .where((either) => either.or([either('leased_until', 'is', null), either('leased_until', '<', now)]))
        .orderBy('due_at')
        .orderBy('id')
        .limit(INBOUND_BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

async function workOne(deps: Deps, mailroom: Mailroom | null, event: InboundEvent): Promise<void> {
  try {
    await settle(deps, event, await work(deps, mailroom, event));
  } catch (fault) {
    const kind = fault instanceof Error ? fault.name : typeof fault;
    const isLast = event.attempts >= MOST_ATTEMPTS;
    deps.log[isLast ? 'error' : 'warn']({ inboundEvent: event.id, kind, isLast }, 'what came in could not be worked');
    if (isLast) await settle(deps, event, { kind: 'failed', reason: 'gave-up' });
    else await comeBack(deps, event, 'fault', backoffMs(event.attempts), event.attempts);
  }
}

async function work(deps: Deps, mailroom: Mailroom | null, event: InboundEvent): Promise<Worked> {
  if (event.kind === 'email.received') return receiveMail(deps, mailroom, event);
  if (isDeliveryReport(event.kind)) return recordReport(deps, event);
  deps.log.info({ inboundEvent: event.id, kind: event.kind }, 'an event that nothing follows from');
  return { kind: 'done', reason: event.kind === 'unreadable' ? 'unreadable' : 'unknown-kind' };
}

async function settle(deps: Deps, event: InboundEvent, worked: Worked): Promise<void> {
  if (worked.kind === 'later') {
    const waitedMs = deps.clock().getTime() - event.received_at.getTime();
    if (waitedMs < LONGEST_WAIT_MS) {
      const waitMs = worked.retryAfterSeconds ? worked.retryAfterSeconds * 1_000 : backoffMs(4);
      return comeBack(deps, event, worked.reason, waitMs, event.attempts - 1);
    }
  }
  const status = worked.kind === 'done' ? 'done' : 'failed';
  if (status === 'failed')
    deps.log.error({ inboundEvent: event.id, reason: worked.reason }, 'what came in is put aside');
  await deps.db
    .updateTable('inbound_event')
    .set({ status, reason: worked.reason ?? null, leased_until: null })
    .where('id', '=', event.id)
    .execute();
}

async function comeBack(
  deps: Deps,
  event: InboundEvent,
  reason: string,
  waitMs: number,
  attempts: number,
): Promise<void> {
  await deps.db
    .updateTable('inbound_event')
    .set({ reason, attempts, leased_until: null, due_at: new Date(deps.clock().getTime() + waitMs) })
    .where('id', '=', event.id)
    .execute();
}

/** Triples from ten seconds to an hour, with jitter, so that what failed together does not come back together. */
function backoffMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 3 ** (attempts - 1)) * (0.75 + Math.random() / 2);
}
