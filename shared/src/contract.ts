// The HTTP contract, version 1: what goes over the wire between widget, follow page and server. One schema each; types come from them.
import * as v from 'valibot';
import { attachmentLimits } from './attachment-limits.ts';
import type { Block } from './blocks.ts';
import { looksLikeEmail } from './check-fields.ts';
import type { Field, FieldValues } from './fields.ts';
import { limits } from './limits.ts';
import type { SearchWords } from './search/hit.ts';
import { filledLine, filledLines, line, lines } from './text.ts';

const email = v.pipe(
  filledLine(limits.email),
  v.check(looksLikeEmail, 'Write an e-mail address such as ada@example.com.'),
);
const siteKey = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'This is not the key of a site.'));
const visitId = v.pipe(v.string(), v.uuid('A visit is named by a UUID.'));
const locale = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8}){0,4}$/, 'Write a language tag such as en or pt-BR.'),
);
const timeZone = v.pipe(line(64), v.regex(/^[A-Za-z0-9_+\-/]*$/, 'Write a time zone such as Europe/Berlin.'));
const articleId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,17}$/, 'This is not the id of an article.'));
const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_-]{0,63}$/, 'Keys are lower-case letters, digits, - and _.'));

/** A record read key by key into a fresh object: names that live on every object's prototype are refused. */
function ownRecord<const Value extends v.GenericSchema>(value: Value, max: number) {
  return v.pipe(
    v.record(v.string(), value),
    v.check((record) => Object.keys(record).length <= max, `At most ${max} entries are allowed here.`),
    v.check(
      (record) => Object.keys(record).every((name) => /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(name) && !(name in {})),
      'Names here are letters, digits, dot, - and _, and start with a letter.',
    ),
  );
}

const fieldValue = v.union(
  [
    lines(limits.fieldValue),
    v.pipe(v.number(), v.finite()),
    v.boolean(),
    v.pipe(v.array(lines(limits.fieldValue)), v.maxLength(limits.fields)),
  ],
  `A field holds a text of at most ${limits.fieldValue} characters, a number, true or false, or a list of texts.`,
);

/** Says who the requester is, vouched for by the owner's server: `signature` is the hex HMAC-SHA256 of `email` under the site's identity secret. */
const identity = v.strictObject({
  email,
  name: v.optional(filledLine(limits.name)),
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'A signature is 64 hexadecimal digits.')),
});

/** The ids that `POST /api/v1/attachments` gave to files: they then belong to this message. */
const attachments = v.optional(
  v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32}$/, 'This is not the id of a file.'))),
    v.maxLength(attachmentLimits.files, `Send at most ${attachmentLimits.files} files with one message.`),
    v.check((ids) => new Set(ids).size === ids.length, 'Name each file once.'),
  ),
);

/** Body of `POST /api/v1/tickets`. */
export const newTicketSchema = v.strictObject({
  site: siteKey,
  category: key,
  subject: filledLine(limits.subject),
  message: filledLines(limits.message),
  requester: v.strictObject({ name: v.optional(line(limits.name)), email }),
  fields: v.optional(ownRecord(fieldValue, limits.fields), {}),
  visit: v.optional(visitId),
  page: v.optional(
    v.pipe(line(limits.page), v.regex(/^https?:\/\//, 'A page address starts with http:// or https://.')),
  ),
  locale: v.optional(locale),
  timeZone: v.optional(timeZone),
  context: v.optional(ownRecord(line(limits.contextValue), limits.contextKeys), {}),
  identity: v.optional(identity),
  attachments,
  /** Always left out: people see no such field, so what comes with one waits for a person's look. */
  memo: v.optional(line(limits.subject)),
});
export type NewTicketInput = v.InferInput<typeof newTicketSchema>;
export type NewTicket = v.InferOutput<typeof newTicketSchema>;

/** Body of `POST /api/v1/tickets/:reference/messages`. */
export const newMessageSchema = v.strictObject({ message: filledLines(limits.message), attachments });

/** Body of `POST /api/v1/tickets/:reference/solved` and `…/came-back`: the address says all. */
export const followUpAnswerSchema = v.strictObject({});
export type FollowUpAnswer = 'solved' | 'came-back';

/** Body of `POST /api/v1/tickets/:reference/access`. */
export const accessRequestSchema = v.strictObject({ email });

/** Body of `POST /api/v1/access`, for those who lost their number; without `site` it looks among the requests to all of them. */
export const latestAccessSchema = v.strictObject({ email, site: v.optional(siteKey) });

const ago = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600_000)), 0);
const query = filledLine(limits.query);
const shown = v.pipe(v.array(articleId), v.maxLength(20));

/** One thing that happened in a visit; `ago` is in milliseconds before the batch was sent. */
const visitEvent = v.variant('kind', [
  v.strictObject({ kind: v.literal('opened'), ago }),
  v.strictObject({ kind: v.literal('category-picked'), ago, category: key }),
  v.strictObject({ kind: v.literal('searched'), ago, query, found: shown, category: v.optional(key) }),
  v.strictObject({ kind: v.literal('articles-shown'), ago, articles: shown, category: v.optional(key) }),
  v.strictObject({ kind: v.literal('article-opened'), ago, article: articleId }),
  v.strictObject({ kind: v.literal('helped'), ago, article: articleId }),
  v.strictObject({ kind: v.literal('not-helped'), ago, article: articleId }),
  v.strictObject({ kind: v.literal('form-opened'), ago, category: key }),
]);
export type VisitEventInput = v.InferInput<typeof visitEvent>;
export type VisitEvent = v.InferOutput<typeof visitEvent>;

/** Body of `POST /api/v1/events`. */
export const eventsSchema = v.strictObject({
  site: siteKey,
  visit: visitId,
  events: v.pipe(
    v.array(visitEvent),
    v.minLength(1),
    v.maxLength(limits.eventsPerBatch, `Send at most ${limits.eventsPerBatch} events at a time.`),
  ),
});
export type EventsInput = v.InferInput<typeof eventsSchema>;

export type TicketStatus = 'queued' | 'assigned' | 'waiting' | 'completed';
export type SiteMode = 'answers-first' | 'neutral' | 'ask-first';
export type CategoryKind = 'question' | 'problem' | 'suggestion' | 'feedback';

/** Several periods a day, as local wall-clock times `HH:MM`; `to` may be `24:00`, or lie before `from` for a period over midnight. */
export interface Period {
  from: string;
  to: string;
}
/** From Monday (1) to Sunday (7), as ISO 8601 counts. */
export type Weekly = Partial<Record<'1' | '2' | '3' | '4' | '5' | '6' | '7', Period[]>>;
/** Local dates, `YYYY-MM-DD`, on which nobody is there: one, or all from one to another, both included; every year from then on where so said. */
export interface HolidayRange {
  from: string;
  to?: string | undefined;
  name?: string | undefined;
  isYearly?: boolean | undefined;
}
export type Holiday = string | HolidayRange;
/** When a site's people are there. A holiday that is a text alone is one date. */
export interface Calendar {
  timeZone: string;
  weekly: Weekly;
  holidays: Holiday[];
}
/** How a site promises. The texts hold `{{by}}` once, where the instant goes; see `promise-text.ts` for what stands where they are absent. */
export interface PromiseSettings {
  /** Whether a promise is as late as replies really came in the last 30 days, where that is later than the target. */
  isFromReplies?: boolean | undefined;
  /** How many open minutes before its time a promise is at risk; without it, when a quarter of its open time is left. */
  atRiskMinutes?: number | undefined;
  /** Said while the site is open. */
  within?: string | undefined;
  /** Said while it is closed. */
  outside?: string | undefined;
}
export interface Contact {
  kind: 'phone' | 'chat' | 'email' | 'link';
  label: string;
  href: string;
}

/**
 * A promise: the instant (ISO 8601, UTC) by which a person will reply; null where none can be given. `by` stays what was told first;
 * `late` holds the new time that was told when the first had passed.
 */
export interface PromiseView {
  by: string | null;
  kept?: boolean;
  late?: { by: string };
  /** The owner's sentence for it, with `{{by}}` where the instant goes: in the config, and for those with access. */
  text?: string;
}

/** Answer of `GET /api/v1/sites/:key/config`. */
export interface SiteConfig {
  site: string;
  name: string;
  mode: SiteMode;
  brand: { color?: string };
  categories: {
    key: string;
    name: string;
    hint: string;
    kind: CategoryKind;
    /** An SVG path on a grid of 24, drawn as lines. */
    icon?: string;
    links?: { label: string; href: string }[];
    /** What to say in place of a promise, before and after sending. */
    thanks?: string;
    /** There where no files may go along. */
    takesFiles?: false;
    promise: PromiseView;
    fields: Field[];
  }[];
  policies: { supported?: string; privacyHref?: string };
  hours: { timeZone: string; weekly: Weekly; isOpen: boolean };
  contacts: Contact[];
  locales: string[];
}

/** One entry of the search index; the list comes in the order in which answers are suggested: pinned first, then those that helped most. */
export interface IndexedArticle {
  id: string;
  /** The language that it is in, there where it is not translated into that of the answer. */
  locale?: string;
  categories: string[];
  question: string;
  phrasings: string[];
  excerpt: string;
  context: string;
}
/** Answer of `GET /api/v1/sites/:key/articles`. */
export interface ArticleIndex {
  articles: IndexedArticle[];
  words: SearchWords;
}
/** Answer of `GET /api/v1/sites/:key/articles/:id`. */
export interface Article {
  id: string;
  /** As in the index. */
  locale?: string;
  question: string;
  categories: string[];
  body: Block[];
  updatedAt: string;
}

/** Answer of `POST /api/v1/tickets`, the same for every repetition of its key. */
export interface TicketReceipt {
  reference: string;
  token: string;
  trackUrl: string;
  status: TicketStatus;
  promise: PromiseView;
}

/** What anyone with a reference sees: `GET /api/v1/tickets/:reference`. `steps` holds when each was reached. */
export interface TicketState {
  reference: string;
  status: TicketStatus;
  openedAt: string;
  updatedAt: string;
  promise: PromiseView;
}
/** What those with access see of the same ticket. */
export interface TicketView extends TicketState {
  subject: string;
  /** The language of the owner's texts; a text that is not translated into it names its own. */
  locale: string;
  /** `takesFiles` is there where none may go along with a reply. */
  category: { key: string; name: string; locale?: string; takesFiles?: false };
  /** `isYes` is there where it was a matter of yes or no, for readers of other languages: `value` says it in English. */
  fields: { label: string; value: string; isYes?: boolean; locale?: string }[];
  /** Whom it was sent to. */
  site: { key: string; name: string; color?: string };
  /** What the owner says in place of a promise, where the category thanks for feedback. */
  thanks?: string;
  /** Whether it was asked after completion if it is solved, and what was answered. */
  followUp?: { askedAt: string; answer?: FollowUpAnswer };
  /** The first name of the person who has it. */
  assignee?: string;
  steps: { assignedAt?: string; answeredAt?: string; completedAt?: string };
  messages: MessageView[];
}
/** A file of a message, and the answer of `POST /api/v1/attachments`. `type` is what its content says, `bytes` its size. */
export interface AttachmentView {
  id: string;
  name: string;
  type: string;
  bytes: number;
}
export interface MessageView {
  id: string;
  from: 'requester' | 'staff';
  name?: string;
  body: string;
  /** What a mail quoted or signed: kept, and folded away. */
  quoted?: string;
  attachments?: AttachmentView[];
  at: string;
}
/** Answer of `POST /api/v1/tickets/:reference/messages`. */
export interface MessageReceipt {
  message: MessageView;
  status: TicketStatus;
}

export type { Field, FieldValues };
