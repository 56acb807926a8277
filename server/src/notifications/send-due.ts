import { type Selectable, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingLetter, SendOutcome } from '../mail/mailer.ts';
import { composeLetter } from './compose.ts';

export const SEND_BATCH = 10;
const LEASE_MS = 120_000;
const MOST_ATTEMPTS = 12;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;

type Delivery = Selectable<Database['delivery']>;

/**
 * Sends what is due: claimed under a lease, so that of several processes one tries each; letters that people wrote go first.
 * @returns how many were tried; fewer than `SEND_BATCH` means that no more is due
 */
export async function sendDue(deps: Deps): Promise<number> {
  const claimed = await claimDue(deps);
  for (const delivery of claimed) {
    try {
      const letter = await composeLetter(deps, delivery);
      await settle(deps, delivery, letter, await deps.mail.send(letter));
    } catch (fault) {
      deps.log.error(
        { delivery: delivery.id, kind: fault instanceof Error ? fault.name : typeof fault },
        'a letter could not be written',
      );
      await postpone(deps, delivery, { kind: 'later', reason: 'not-written' });
    }
  }
  return claimed.length;
}

function claimDue({ db, clock }: Deps): Promise<Delivery[]> {
  const now = clock();
  return db
    .updateTable('delivery')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS), attempts: sql`attempts + 1` })
    .where('id', 'in', (from) =>
      from
        .selectFrom('delivery')
        .select('id')
        .where('status', '=', 'due')
        .where('due_at', '<=', now)
        .where((either) => either.or([either('leased_until', 'is', null), either('leased_until', '<', now)]))
        .orderBy('is_automatic')
        .orderBy('due_at')
        .limit(SEND_BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

async function settle(deps: Deps, delivery: Delivery, letter: OutgoingLetter, outcome: SendOutcome): Promise<void> {
  if (outcome.kind !== 'sent') return postpone(deps, delivery, outcome);
  const kept = deps.mail.isDevMailbox
    ? { text_body: letter.text, html_body: letter.html, headers: JSON.stringify(letter.headers) }
    : {};
  await deps.db
    .updateTable('delivery')
    .set({ status: 'sent', sent_at: deps.clock(), leased_until: null, reason: null, subject: letter.subject, ...kept })
    .where('id', '=', delivery.id)
    .execute();
}

/** Not now, or never: either way the reason is kept for the desk. */
async function postpone(
  { db, clock }: Deps,
  delivery: Delivery,
  outcome: Exclude<SendOutcome, { kind: 'sent' }>,
): Promise<void> {
  const isOver = outcome.kind === 'refused' || delivery.attempts >= MOST_ATTEMPTS;
  const wait =
    outcome.kind === 'later' && outcome.retryAfterSeconds
      ? outcome.retryAfterSeconds * 1_000
      : backoffMs(delivery.attempts);
  await db
    .updateTable('delivery')
    .set({
      status: isOver ? 'failed' : 'due',
      reason: outcome.reason,
      leased_until: null,
      due_at: new Date(clock().getTime() + wait),
    })
    .where('id', '=', delivery.id)
    .execute();
}

/** Doubles from five seconds to an hour, with jitter, so that what failed together does not come back together. */
function backoffMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 2);
}
