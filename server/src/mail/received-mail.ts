import * as v from 'valibot';
import type { Config } from '../config.ts';
import { BoundedResend } from './bounded-resend.ts';
import { openReceivedFile } from './received-file.ts';

const TIMEOUT_MS = 20_000;
const PAGE = 100;

const list = v.nullish(v.array(v.string()), []);
const words = v.nullish(v.string(), '');
const file = v.object({
  id: words,
  filename: words,
  content_type: words,
  content_disposition: words,
  content_id: words,
  size: v.nullish(v.number(), 0),
});
const fetchable = v.object({ download_url: v.string() });
/** One piece of a path, whatever the provider makes its ids of. */
export const FILE_ID = /^[\w-]{1,100}$/;
const PROVIDER = 'https://api.resend.com';
const listedMail = v.object({ id: v.pipe(v.string(), v.uuid()), created_at: v.string() });
const page = v.object({ has_more: v.optional(v.boolean(), false), data: v.array(listedMail) });
const wholeMail = v.object({
  from: words,
  to: list,
  cc: list,
  received_for: list,
  subject: words,
  message_id: words,
  created_at: words,
  text: v.nullish(v.string()),
  html: v.nullish(v.string()),
  headers: v.nullish(v.record(v.string(), v.unknown())),
  attachments: v.nullish(v.array(file)),
});

/** A mail as the provider parsed it. Every part of it is its sender's, except when it came. */
export type ReceivedMail = v.InferOutput<typeof wholeMail>;
export type ListedMail = v.InferOutput<typeof listedMail>;

/** What became of asking: `later` may be asked again, `refused` never. */
export type Asked<Answer> =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'later'; reason: string; retryAfterSeconds?: number }
  | { kind: 'refused'; reason: string };

/** Where mail that came in is fetched: only ever at the configured address, and never where a mail points. */
export interface Mailroom {
  /** @param id a UUID: anything else is no id of the provider's, and would be a path */
  fetchMail(id: string): Promise<Asked<ReceivedMail>>;
  /** Begins to fetch a file of a mail. @param fileId as the mail told it; anything but one piece of a path is refused */
  fetchFile(mailId: string, fileId: string): Promise<Asked<ReadableStream<Uint8Array>>>;
  /** One page of what came in, newest first. @param after the id that the page before ended with */
  listMails(after: string | null): Promise<Asked<{ mails: ListedMail[]; hasMore: boolean }>>;
}

/** The provider's, or null where no provider is set. */
export function openMailroom({ resend: settings }: Pick<Config, 'resend'>): Mailroom | null {
  if (!settings) return null;
  const { apiKey, baseUrl = PROVIDER } = settings;
  const resend = new BoundedResend(apiKey, { baseUrl });
  return {
    async fetchMail(id) {
      if (!v.is(listedMail.entries.id, id)) return { kind: 'refused', reason: 'bad-id' };
      const options = { html_format: 'cid' } as const;
      return read(wholeMail, await asked((signal) => resend.emails.receiving.get(id, options, { signal })));
    },
    async fetchFile(emailId, id) {
      if (!v.is(listedMail.entries.id, emailId) || !FILE_ID.test(id)) return { kind: 'refused', reason: 'bad-id' };
      const found = await asked((signal) => resend.emails.receiving.attachments.get({ emailId, id }, { signal }));
      const told = read(fetchable, found);
      return told.kind === 'answer' ? openReceivedFile(told.answer.download_url, baseUrl) : told;
    },
    async listMails(after) {
      const options = after === null ? { limit: PAGE } : { limit: PAGE, after };
      const found = read(page, await asked((signal) => resend.emails.receiving.list(options, { signal })));
      if (found.kind !== 'answer') return found;
      return { kind: 'answer', answer: { mails: found.answer.data, hasMore: found.answer.has_more } };
    },
  };
}

interface Answered {
  data: unknown;
  error: { message: string; statusCode: number | null } | null;
  headers?: Record<string, string> | null;
}

async function asked(ask: (signal: AbortSignal) => Promise<Answered>): Promise<Asked<unknown>> {
  const { data, error, headers } = await ask(AbortSignal.timeout(TIMEOUT_MS));
  if (!error) return { kind: 'answer', answer: data };
  const status = error.statusCode ?? 0;
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 429;
  const retryAfterSeconds = Number(headers?.['retry-after']);
  if (isFinal) return { kind: 'refused', reason: error.message };
  return { kind: 'later', reason: error.message, ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}) };
}

function read<Schema extends v.GenericSchema>(schema: Schema, found: Asked<unknown>): Asked<v.InferOutput<Schema>> {
  if (found.kind !== 'answer') return found;
  const parsed = v.safeParse(schema, found.answer);
  return parsed.success ? { kind: 'answer', answer: parsed.output } : { kind: 'refused', reason: 'unreadable' };
}
