import { type Api, Refused } from '../api.ts';
import type { DraftKeeper, Pending } from '../draft.ts';
import { of, read, receiptLike, text, textList } from '../read.ts';
import { areFilesGone, sendReply } from '../send-reply.ts';
import { postTicket } from './post-ticket.ts';

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
 * Rejects with `Refused`; the draft then still holds everything. `slow` is called when the browser has to work for it longer than a moment.
 */
export async function deliver(api: Api, draft: DraftKeeper, pending: Pending, slow: () => void): Promise<Delivered> {
  const { key, replyKey, bodies } = pending;
  let { receipt, recorded } = pending;
  if (!receipt || !recorded) {
    [receipt, recorded] = await open(api, bodies, key, slow);
    draft.change({ pending: { ...pending, receipt, recorded } });
  }
  const { said, files } = correction(recorded, bodies.at(-1) ?? '');
  if (!said) return { receipt, recorded, unsent: '' };
  try {
    await sendReply(api, receipt, said, replyKey, files);
  } catch (error) {
    // Files can be uploaded anew: that is for whoever has them.
    if (!(error instanceof Refused) || error.isPassing || areFilesGone(error)) throw error;
    return { receipt, recorded, unsent: said };
  }
  return { receipt, recorded, unsent: '' };
}

async function open(api: Api, bodies: string[], key: string, slow: () => void): Promise<[Receipt, string]> {
  let refusal = new Refused();
  for (const body of bodies.toReversed()) {
    try {
      return [read(receiptLike, await postTicket(api, body, key, slow)), body];
    } catch (error) {
      if (error instanceof Refused) refusal = error;
      // The key belongs to an earlier wording, which therefore arrived: ask for its receipt with that wording.
      if (refusal.code !== 'idempotency-key-reused') break;
    }
  }
  throw refusal;
}

/** What the latest wording says and the recorded one does not, and the files that it alone has: with its message, where nothing else is new. */
function correction(recordedJson: string, latestJson: string): { said: string; files: string[] } {
  if (!latestJson || recordedJson === latestJson) return { said: '', files: [] };
  const recorded = linesOf(recordedJson);
  const latest = linesOf(latestJson);
  const said = Object.entries(latest)
    .filter(([name, value]) => recorded[name] !== value)
    .map(([name, value]) => (name === 'message' ? value : `${name}: ${value}`))
    .join('\n');
  const before = filesIn(recordedJson);
  const files = filesIn(latestJson).filter((id) => !before.includes(id));
  return { said: said || (files.length > 0 ? (latest.message ?? '') : ''), files };
}

const filesIn = (json: string) => textList(of(JSON.parse(json)).attachments);

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
