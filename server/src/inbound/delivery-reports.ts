import { looksLikeEmail } from '@helpslip/shared/check-fields';
import type { Transaction } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { suppressMailbox } from '../mail/suppress.ts';
import { storable } from './headers.ts';
import type { InboundEvent, Worked } from './kept-mail.ts';

const KINDS = new Set([
  'email.sent',
  'email.delivered',
  'email.delivery_delayed',
  'email.bounced',
  'email.complained',
  'email.failed',
  'email.suppressed',
]);
const MOST_RECIPIENTS = 50;
/** A letter is told of before we know its id where the process that sent it ended at that moment. */
const MAY_BE_EARLY_MS = 900_000;
const LOOK_AGAIN_SECONDS = 60;

const text = v.optional(v.string(), '');
const report = v.object({
  data: v.object({
    to: v.optional(v.array(v.string()), []),
    bounce: v.optional(v.object({ type: text, subType: text, message: text })),
    failed: v.optional(v.object({ reason: text })),
    suppressed: v.optional(v.object({ type: text, message: text })),
  }),
});
type Report = v.InferOutput<typeof report>['data'];

/** Whether an event tells what became of a letter of ours. */
export function isDeliveryReport(kind: string): boolean {
  return KINDS.has(kind);
}

/**
 * Keeps what became of a letter: the delivery says so, the ticket's timeline too where it failed, and a mailbox that does not exist
 * or complains gets no automatic mail any more. A mailbox that is full, or a server that is away, passes.
 */
export async function recordReport(deps: Deps, event: InboundEvent): Promise<Worked> {
  const parsed = v.safeParse(report, JSON.parse(event.payload));
  if (!parsed.success) return { kind: 'failed', reason: 'unreadable' };
  const { data } = parsed.output;
  const reason = troubleIn(event.kind, data);
  if (!reason) return { kind: 'done' };
  const isFound = await deps.db.transaction().execute(async (trx) => {
    if (reason === 'bounced' || reason === 'complained') await suppressAll(deps, trx, data.to, reason);
    return event.email_id === null || (await tellDelivery(deps, trx, event.email_id, reason, wordsOf(data)));
  });
  const isEarly = deps.clock().getTime() - event.received_at.getTime() < MAY_BE_EARLY_MS;
  if (!isFound && isEarly) return { kind: 'later', reason: 'unknown-letter', retryAfterSeconds: LOOK_AGAIN_SECONDS };
  return { kind: 'done', reason };
}

type Trouble = 'bounced' | 'complained' | 'not-delivered';

function troubleIn(kind: string, { bounce, suppressed }: Report): Trouble | null {
  switch (kind) {
    case 'email.complained':
      return 'complained';
    case 'email.bounced':
      return /^permanent$/i.test(bounce?.type ?? '') ? 'bounced' : 'not-delivered';
    case 'email.suppressed':
      // The provider knows of an earlier bounce or complaint, and sent nothing.
      return /complaint/i.test(`${suppressed?.type} ${suppressed?.message}`) ? 'complained' : 'bounced';
    case 'email.failed':
      return 'not-delivered';
    default:
      return null;
  }
}

async function suppressAll(
  { clock }: Deps,
  trx: Transaction<Database>,
  recipients: string[],
  reason: 'bounced' | 'complained',
): Promise<void> {
  const at = clock();
  for (const recipient of recipients.slice(0, MOST_RECIPIENTS)) {
    const email = /<([^<>\s]+)>\s*$/.exec(recipient)?.[1] ?? recipient.trim();
    if (!looksLikeEmail(email) || storable(email) !== email) continue;
    const isNew = await suppressMailbox(trx, { email, reason, siteId: null, staffId: null, at });
    if (isNew || reason === 'bounced') continue;
    // Off already, as a mailbox that bounced: that somebody complained weighs more.
    await trx
      .updateTable('suppression')
      .set({ reason })
      .where('mailbox_key', '=', mailboxKey(email))
      .where('site_id', 'is', null)
      .where('lifted_at', 'is', null)
      .where('reason', '=', 'bounced')
      .execute();
  }
}

function wordsOf({ bounce, failed, suppressed }: Report): string {
  const said = bounce ? `${bounce.subType} ${bounce.message}` : (failed?.reason ?? suppressed?.message ?? '');
  return storable(said).replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** @returns whether there is such a letter of ours */
async function tellDelivery(
  { clock }: Deps,
  trx: Transaction<Database>,
  providerId: string,
  reason: Trouble,
  words: string,
): Promise<boolean> {
  const delivery = await trx
    .selectFrom('delivery')
    .select(['id', 'site_id', 'ticket_id', 'recipient', 'letter', 'status', 'reason'])
    .where('provider_id', '=', providerId)
    .forUpdate()
    .executeTakeFirst();
  if (!delivery) return false;
  // Told before: the provider tells until it is heard.
  if (delivery.reason === reason) return true;
  // Who complains has got the letter.
  const status = reason === 'complained' ? delivery.status : 'failed';
  await trx.updateTable('delivery').set({ status, reason }).where('id', '=', delivery.id).execute();
  const { site_id, ticket_id } = delivery;
  if (ticket_id === null || site_id === null) return true;
  await trx
    .insertInto('event')
    .values({
      site_id,
      ticket_id,
      kind: 'letter-bounced',
      actor: 'system',
      detail: JSON.stringify({ letter: delivery.letter, recipient: delivery.recipient, reason, words }),
      at: clock(),
    })
    .execute();
  return true;
}
