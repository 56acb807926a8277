import { type Api, Refused } from '../api.ts';
import type { DraftKeeper, Pending } from '../draft.ts';
import { of, read, receiptLike, text } from '../read.ts';
import { sendReply } from '../send-reply.ts';

type Receipt = NonNullable<Pending['receipt']>;

export interface Delivered {
  receipt: Receipt;
  /** The body that became the ticket, as JSON. */
  recorded: string;
  /** Words that could not be added to the ticket, for the visitor to send again. */
  unsent: string;
}

/**
 * Brings the draft's pending ticket to the server, so that there is one ticket however often this is called.
 * When an earlier wording has already become the ticket, the newer one is added to it as a message.
 * Rejects with `Refused`; the draft then still holds everything.
 */
export async function deliver(api: Api, draft: DraftKeeper, pending: Pending): Promise<Delivered> {
  const { key, replyKey, bodies } = pending;
  let { receipt, recorded } = pending;
  if (!receipt || !recorded) {
    [receipt, recorded] = await open(api, bodies, key);
    draft.change({ pending: { ...pending, receipt, recorded } });
  }
  const added = correction(recorded, bodies.at(-1) ?? '');
  if (!added) return { receipt, recorded, unsent: '' };
  try {
    await sendReply(api, receipt, added, replyKey);
  } catch (error) {
    if (!(error instanceof Refused) || error.isPassing) throw error;
    return { receipt, recorded, unsent: added };
  }
  return { receipt, recorded, unsent: '' };
}

async function open(api: Api, bodies: string[], key: string): Promise<[Receipt, string]> {
  let refusal = new Refused();
  for (const body of bodies.toReversed()) {
    try {
      return [read(receiptLike, await api.post('/tickets', body, { 'idempotency-key': key })), body];
    } catch (error) {
      if (error instanceof Refused) refusal = error;
      // The key belongs to an earlier wording, which therefore arrived: ask for its receipt with that wording.
      if (refusal.code !== 'idempotency-key-reused') break;
    }
  }
  throw refusal;
}

/** What the latest wording says and the recorded one does not. */
function correction(recordedJson: string, latestJson: string): string {
  if (!latestJson || recordedJson === latestJson) return '';
  const recorded = linesOf(recordedJson);
  return Object.entries(linesOf(latestJson))
    .filter(([name, value]) => recorded[name] !== value)
    .map(([name, value]) => (name === 'message' ? value : `${name}: ${value}`))
    .join('\n');
}

function linesOf(json: string): Record<string, string> {
  const { subject, message, requester, fields } = of(JSON.parse(json));
  const values = Object.entries(of(fields)).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : `${value}`,
  ]);
  return {
    message: text(message),
    subject: text(subject),
    email: text(of(requester).email),
    ...Object.fromEntries(values),
  };
}
