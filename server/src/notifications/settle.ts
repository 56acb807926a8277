import { type Selectable, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingLetter, SendOutcome } from '../mail/mailer.ts';

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 900_000;
const LONGEST_ASKED_MS = 86_400_000;
/** After two days of trying a letter is given up, and somebody decides. */
const GIVE_UP_AFTER_MS = 48 * 3_600_000;

export type Delivery = Selectable<Database['delivery']>;
type Changes = Partial<
  Pick<Delivery, 'status' | 'due_at' | 'attempts' | 'tried_since' | 'unsure_tries' | 'unsure_since'>
>;

/** Whether a letter may be handed over once more: where an earlier end is unknown, only as often as the transport can bear. */
export function mayTryAgain(
  { mail, clock }: Deps,
  { unsure_tries, unsure_since }: Pick<Delivery, 'unsure_tries' | 'unsure_since'>,
): boolean {
  if (unsure_tries <= mail.blindTries || !unsure_since) return true;
  return clock().getTime() - unsure_since.getTime() < mail.knowsLetterForMs;
}

/**
 * Writes down, before anything leaves, what is about to leave: after a crash it is known that the end of this try is not.
 * @returns the delivery as it stands then; null where another process has it by now
 */
export async function beginTry(
  { db, clock, mail }: Deps,
  delivery: Delivery,
  { id, ...composed }: OutgoingLetter,
): Promise<Delivery | null> {
  const now = clock();
  const begun = await db
    .updateTable('delivery')
    .set({
      composed: JSON.stringify(composed),
      subject: composed.subject,
      unsure_tries: sql`unsure_tries + 1`,
      unsure_since: sql`coalesce(unsure_since, ${now})`,
      tried_since: sql`coalesce(tried_since, ${now})`,
      leased_until: new Date(now.getTime() + 2 * mail.deadlineMs),
    })
    .where('id', '=', id)
    .where('status', '=', 'due')
    .where('leased_until', '=', delivery.leased_until)
    .returningAll()
    .executeTakeFirst();
  return begun ?? null;
}

/** Writes down what became of a try that had begun. */
export function settle(deps: Deps, delivery: Delivery, letter: OutgoingLetter, outcome: SendOutcome): Promise<void> {
  if (outcome.kind === 'sent') return markSent(deps, delivery, letter, outcome.providerId);
  const now = deps.clock();
  const answer = 'answer' in outcome && outcome.answer ? outcome.answer : null;
  if (outcome.kind === 'unsure') {
    const isOver = outcome.isFinal || isTooLong(delivery, now) || !mayTryAgain(deps, delivery);
    const next: Changes = isOver ? { status: 'maybe-sent' } : { due_at: retryAt(delivery, now) };
    return release(deps, delivery, next, outcome.reason, answer);
  }
  // This try is known to have come to nothing; those before it may be as unknown as ever.
  const unsure_tries = Math.max(0, delivery.unsure_tries - 1);
  const known: Changes = { unsure_tries, unsure_since: unsure_tries > 0 ? delivery.unsure_since : null };
  const lost: Changes = {
    ...known,
    status: unsure_tries > 0 && deps.mail.knowsLetterForMs === 0 ? 'maybe-sent' : 'failed',
  };
  if (outcome.kind === 'refused') return release(deps, delivery, lost, outcome.reason, answer);
  if (outcome.kind === 'used-up') {
    // Not the letter's doing: it keeps its place, and its time.
    const waiting: Changes = { ...known, attempts: delivery.attempts - 1, tried_since: null };
    return release(deps, delivery, waiting, outcome.reason, answer);
  }
  const later: Changes = { ...known, due_at: retryAt(delivery, now, outcome.retryAfterSeconds) };
  return release(deps, delivery, isTooLong(delivery, now) ? lost : later, outcome.reason, answer);
}

async function markSent(
  { db, clock, mail }: Deps,
  delivery: Delivery,
  letter: OutgoingLetter,
  providerId: string | undefined,
): Promise<void> {
  const wasBlind = delivery.unsure_tries > 1 && mail.knowsLetterForMs === 0;
  const kept = mail.isDevMailbox
    ? { text_body: letter.text, html_body: letter.html, headers: JSON.stringify(letter.headers) }
    : {};
  await db
    .updateTable('delivery')
    .set({
      status: 'sent',
      sent_at: clock(),
      leased_until: null,
      reason: wasBlind ? 'maybe-twice' : null,
      subject: letter.subject,
      provider_id: providerId ?? null,
      provider_answer: null,
      composed: null,
      ...kept,
    })
    .where('id', '=', delivery.id)
    // A bounce may have been told of before we came to write this.
    .where('status', 'not in', ['sent', 'failed'])
    .execute();
}

/** Keeps a letter from leaving, because the policy says so by now. */
export function holdBack(deps: Deps, delivery: Delivery, reason: string): Promise<void> {
  return release(deps, delivery, { status: 'suppressed' }, reason, null);
}

/** Leaves it to the owner whether a letter that may have arrived is sent once more. */
export function leaveOpen(deps: Deps, delivery: Delivery, reason: string): Promise<void> {
  return release(deps, delivery, { status: 'maybe-sent' }, reason, null);
}

/** Puts off a letter that could not even be written. */
export function postponeUnwritten(deps: Deps, delivery: Delivery): Promise<void> {
  const now = deps.clock();
  const isOver = now.getTime() - delivery.created_at.getTime() > GIVE_UP_AFTER_MS;
  return release(
    deps,
    delivery,
    isOver ? { status: 'failed' } : { due_at: retryAt(delivery, now) },
    'not-written',
    null,
  );
}

/** Writes what is to be of a letter and gives up the lease, as far as it is still ours. */
async function release(
  { db }: Deps,
  delivery: Delivery,
  changes: Changes,
  reason: string,
  answer: string | null,
): Promise<void> {
  const isOver = changes.status === 'failed' || changes.status === 'suppressed';
  await db
    .updateTable('delivery')
    .set({ ...changes, reason, provider_answer: answer, leased_until: null, ...(isOver ? { composed: null } : {}) })
    .where('id', '=', delivery.id)
    .where('status', '=', 'due')
    .where('leased_until', '=', delivery.leased_until)
    .execute();
}

function isTooLong({ tried_since }: Delivery, now: Date): boolean {
  return tried_since !== null && now.getTime() - tried_since.getTime() > GIVE_UP_AFTER_MS;
}

/** When the other side asks for, or doubling from five seconds to a quarter of an hour, with jitter: what failed together comes back apart. */
function retryAt({ attempts }: Delivery, now: Date, askedSeconds?: number): Date {
  const wait = askedSeconds
    ? Math.min(askedSeconds * 1_000, LONGEST_ASKED_MS)
    : Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 2);
  return new Date(now.getTime() + wait);
}
