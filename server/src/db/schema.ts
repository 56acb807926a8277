// Every table's row, in the order of the migrations. The only place where table types live.
import type {
  Calendar,
  CategoryKind,
  Contact,
  Field,
  FieldValues,
  FollowUpAnswer,
  PromiseSettings,
  SiteMode,
  TicketStatus,
} from '@helpslip/shared/contract';
import type { Feedback } from '@helpslip/shared/feedback';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;
type DefaultInstant = ColumnType<Date, Date | undefined, Date>;
type NullableInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
/** jsonb: read as the value, written as its JSON text. */
type Json<Value extends object> = JSONColumnType<Value, string, string>;
type JsonWithDefault<Value extends object> = JSONColumnType<Value, string | undefined, string>;

interface StaffTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  role: Generated<'owner' | 'agent'>;
  has_key_shortcuts: Generated<boolean>;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
  /** They left: no password, no sites, no session; only the name stays. */
  removed_at: NullableInstant;
}

interface StaffSessionTable {
  id: string;
  staff_id: string;
  token: string;
  expires_at: Instant;
  ip_address: string | null;
  /** The kind of browser in our words, never what it sent. */
  user_agent: string | null;
  /** The password was right, the code of the second step is still to come. */
  awaits_code: Generated<boolean>;
  wrong_codes: Generated<number>;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

interface StaffAccountTable {
  id: string;
  staff_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

interface StaffVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Instant;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

interface SetupLinkTable {
  token_hash: Buffer;
  created_at: Instant;
  used_at: NullableInstant;
}

export interface SitePolicies {
  supported?: string;
  privacyHref?: string;
}

interface SiteTable {
  id: Generated<number>;
  key: string;
  name: string;
  mode: Generated<SiteMode>;
  brand: JsonWithDefault<{ color?: string; shownName?: string }>;
  calendar: Json<Calendar>;
  policies: JsonWithDefault<SitePolicies>;
  promise_settings: JsonWithDefault<PromiseSettings>;
  contacts: JsonWithDefault<Contact[]>;
  locales: Generated<string[]>;
  /** From whose pages visitors' posts are taken; all where it is empty. */
  allowed_origins: Generated<string[]>;
  /** Groups of words that mean the same here. */
  synonyms: JsonWithDefault<string[][]>;
  /** PostgreSQL's name for the language of its words; follows `locales`. */
  search_language: ColumnType<string, never, never>;
  identity_secret: string;
  /** When an owner last made one; null while nobody has seen it. */
  identity_made_at: NullableInstant;
  /** The one before, and until when it still vouches. */
  identity_secret_before: string | null;
  identity_before_until: NullableInstant;
  /** How long after completion the follow-up asks; null for never. */
  follow_up_days: Generated<number | null>;
  disabled_at: NullableInstant;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

interface SiteStaffTable {
  site_id: number;
  staff_id: string;
  /** Whether they are told of new tickets that nobody has. */
  wants_letters: Generated<boolean>;
}

interface CategoryTable {
  id: Generated<number>;
  site_id: number;
  key: string;
  name: string;
  hint: Generated<string>;
  kind: Generated<CategoryKind>;
  icon: string | null;
  links: JsonWithDefault<{ label: string; href: string }[]>;
  fields: JsonWithDefault<Field[]>;
  target_minutes: number | null;
  target_business_days: number | null;
  /** Business minutes within which four of five of the last replies came; null when there were too few. */
  pace_minutes: number | null;
  pace_replies: Generated<number>;
  pace_measured_at: NullableInstant;
  default_assignee_id: string | null;
  position: Generated<number>;
  /** What visitors read in place of a promise. */
  thanks: string | null;
  takes_files: Generated<boolean>;
  archived_at: NullableInstant;
}

interface ArticleTable {
  id: Generated<number>;
  site_id: number;
  question: string;
  phrasings: Generated<string[]>;
  body: string;
  excerpt: Generated<string>;
  context: Generated<string>;
  is_pinned: Generated<boolean>;
  status: Generated<ArticleStatus>;
  /** Counts the states that were saved, from 1. */
  revision: Generated<number>;
  /** The reply that it was made from. */
  from_message_id: number | null;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

export type ArticleStatus = 'draft' | 'published' | 'withdrawn';

/** An answer as somebody saved it. */
interface ArticleRevisionTable {
  article_id: number;
  revision: number;
  question: string;
  phrasings: string[];
  body: string;
  context: string;
  categories: string[];
  is_pinned: boolean;
  status: ArticleStatus;
  staff_name: string | null;
  at: Instant;
}

/** An answer that was read from a file. */
export interface ReadArticle {
  question: string;
  phrasings: string[];
  body: string;
  categories: string[];
  context: string;
  isPinned: boolean;
}

/** What is wrong with one place of a file: a row of a table, or a file of a folder. */
export interface FileFault {
  place: string;
  fault: string;
}

interface ArticleImportTable {
  id: Generated<number>;
  site_id: number;
  staff_id: string;
  file_name: string;
  status: Generated<'checked' | 'running' | 'done'>;
  is_publishing: Generated<boolean>;
  articles: Json<ReadArticle[]>;
  faults: Json<FileFault[]>;
  total: number;
  added: Generated<number>;
  created_at: Instant;
}

interface ArticleCategoryTable {
  article_id: number;
  category_id: number;
}

interface VisitTable {
  site_id: number;
  id: string;
  started_at: Instant;
}

interface VisitEventTable {
  id: Generated<number>;
  site_id: number;
  visit_id: string;
  kind: string;
  at: Instant;
  article_id: number | null;
  category_key: string | null;
  query: string | null;
  found: number[] | null;
}

/** What is held for review, and what proved to be spam, has a status that nobody outside the desk hears of. */
export type StoredStatus = TicketStatus | 'held' | 'spam';

interface TicketTable {
  id: Generated<number>;
  site_id: number;
  category_id: number;
  reference: string;
  status: Generated<StoredStatus>;
  subject: string;
  fields: JsonWithDefault<FieldValues>;
  context: JsonWithDefault<Record<string, string>>;
  page: string | null;
  locale: string | null;
  time_zone: string | null;
  visit_id: string | null;
  requester_name: string | null;
  requester_email: string;
  requester_email_key: string;
  requester_proven_at: NullableInstant;
  assignee_id: string | null;
  promised_at: NullableInstant;
  opened_in_hours: boolean | null;
  at_risk_at: NullableInstant;
  /** How many of the site's own replies the promise comes from; null when it is the category's target. */
  promise_replies: number | null;
  risk_told_at: NullableInstant;
  new_promised_at: NullableInstant;
  promise_kept: boolean | null;
  opened_at: Instant;
  updated_at: Instant;
  assigned_at: NullableInstant;
  answered_at: NullableInstant;
  completed_at: NullableInstant;
  feedback: Feedback | null;
  follow_up_at: NullableInstant;
  outcome: FollowUpAnswer | null;
  outcome_at: NullableInstant;
  /** The ticket that holds what was said on this one; never one that is merged itself. */
  merged_into_id: Generated<number | null>;
  /** Why it was held for review; null for one that never was. */
  held_for: Generated<string[] | null>;
}

/** What a ticket is found by. Lexemes without places. */
interface TicketWordsTable {
  ticket_id: number;
  site_id: number;
  words: string;
}

interface TicketAccessTable {
  token_hash: Buffer;
  ticket_id: number;
  created_at: Instant;
  revoked_at: NullableInstant;
  /** Whether it went to the requester's mailbox in a letter: then whoever has it reads their mail. */
  is_by_mail: Generated<boolean>;
}

/** How something was said. */
export type MessageWay = 'web' | 'mail' | 'phone' | 'chat' | 'in-person';

interface MessageTable {
  id: Generated<number>;
  ticket_id: number;
  kind: Generated<'message' | 'note'>;
  /** A third party or a machine wrote by mail: seen by staff only, as a note. */
  author: 'requester' | 'staff' | 'third-party' | 'machine';
  staff_id: string | null;
  body: string;
  via: Generated<MessageWay>;
  /** What a mail quoted or signed, folded away. */
  quoted: string | null;
  /** The address of a mail's sender, where it is not the requester's. */
  sender: string | null;
  at: Instant;
}

/** A file of a message; of none until it is claimed, and after its message was deleted. */
interface AttachmentTable {
  id: string;
  site_id: number | null;
  message_id: ColumnType<number | null, number | null | undefined, number | null>;
  /** The mail that brought it and waits for a decision: it holds the file until then. */
  mail_id: ColumnType<number | null, number | null | undefined, number | null>;
  /** Its name in the file store. */
  stored_as: string;
  /** As it is shown and saved. */
  name: string;
  /** By its content. */
  type: string;
  bytes: number;
  sha256: string;
  created_at: Instant;
  /** When the file store had all of it. */
  kept_at: NullableInstant;
  /** When a job began to delete it. */
  swept_at: NullableInstant;
}

export type EventKind =
  | 'opened'
  | 'assigned'
  | 'requester-replied'
  | 'staff-replied'
  | 'status-changed'
  | 'access-requested'
  | 'promise-at-risk'
  | 'promise-broken'
  | 'follow-up-due'
  | 'solved'
  | 'came-back'
  | 'mail-noted'
  | 'mail-muted'
  | 'letter-bounced'
  | 'not-me'
  | 'noted'
  | 'logged'
  | 'moved'
  | 'merged'
  | 'merged-in'
  | 'let-through'
  | 'marked-spam';

interface EventTable {
  id: Generated<number>;
  site_id: number;
  ticket_id: number;
  kind: EventKind;
  actor: 'requester' | 'staff' | 'system';
  staff_id: string | null;
  message_id: number | null;
  detail: JsonWithDefault<Record<string, string>>;
  at: Instant;
  planned_at: NullableInstant;
}

interface IdempotencyTable {
  site_id: number;
  scope: string;
  key: string;
  request_hash: Buffer;
  result: Json<Record<string, unknown>>;
  created_at: Instant;
}

export type RequesterLetter =
  | 'ticket-received'
  | 'agent-replied'
  | 'ticket-completed'
  | 'follow-up'
  | 'running-late'
  | 'access-link';
/** To staff about a ticket. */
export type StaffLetter = 'new-ticket' | 'assigned' | 'requester-replied' | 'promise-at-risk';
/** To somebody about their place at the desk. */
export type AccountLetter = 'invite' | 'password-reset' | 'password-changed' | 'test-letter';
export type LetterName = RequesterLetter | StaffLetter | AccountLetter;
export type DeliveryStatus = 'due' | 'sent' | 'failed' | 'maybe-sent' | 'suppressed';

/** An outgoing letter without its id. */
export interface ComposedLetter {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  replyTo?: string;
  headers: Record<string, string>;
}

interface DeliveryTable {
  id: string;
  event_id: number | null;
  /** In whose name it goes out; null for one about a place at the desk of somebody who works for no site. */
  site_id: number | null;
  ticket_id: number | null;
  letter: LetterName;
  recipient: string;
  mailbox_key: string;
  is_automatic: boolean;
  status: Generated<DeliveryStatus>;
  reason: string | null;
  subject: string | null;
  text_body: string | null;
  html_body: string | null;
  headers: JSONColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  attempts: Generated<number>;
  due_at: Instant;
  leased_until: NullableInstant;
  created_at: Instant;
  sent_at: NullableInstant;
  /** To whom of the staff it goes; null to a requester, or to somebody who is not of the staff yet. */
  staff_id: string | null;
  /** What the letter says that no event holds. */
  detail: JsonWithDefault<Record<string, string>>;
  /** Of what is due the lowest leaves first. */
  urgency: Generated<number>;
  /** The letter as it was first handed over, kept until its end is known: every try must say the same, in the same order. */
  composed: JSONColumnType<ComposedLetter | null, string | null | undefined, string | null>;
  /** What the provider calls it. */
  provider_id: string | null;
  /** What the other side said when it did not take the letter. */
  provider_answer: string | null;
  /** How many tries ended so that nobody can say whether the letter was taken, and since when. */
  unsure_tries: Generated<number>;
  unsure_since: NullableInstant;
  /** The first of the tries that have failed since it last came due. */
  tried_since: NullableInstant;
}

/** An owner's own words for a letter of a site. */
interface LetterTextTable {
  site_id: number;
  letter: LetterName;
  locale: string;
  subject: string;
  opening: string;
  closing: string;
  staff_id: string | null;
  updated_at: Instant;
}

/** What all processes know of the way out: how it fares, and when it takes the next letter. */
interface TransportTable {
  name: string;
  failures: Generated<number>;
  closed_until: NullableInstant;
  closed_reason: string | null;
  next_send_at: NullableInstant;
}

export type SuppressionReason = 'bounced' | 'complained' | 'not-me' | 'by-owner';

interface SuppressionTable {
  id: Generated<number>;
  mailbox_key: string;
  reason: SuppressionReason;
  created_at: Instant;
  site_id: number | null;
  staff_id: string | null;
  lifted_at: NullableInstant;
  lifted_by: string | null;
  lift_reason: string | null;
}

/** One call of the provider's webhook, or one mail that its list held and no call told of. */
interface InboundEventTable {
  id: Generated<number>;
  key: string;
  kind: string;
  email_id: string | null;
  /** The body as it came. */
  payload: string;
  status: Generated<'due' | 'done' | 'failed'>;
  reason: string | null;
  attempts: Generated<number>;
  due_at: Instant;
  leased_until: NullableInstant;
  received_at: Instant;
}

/** A file that came with a mail, as the provider tells of it. */
export interface MailFile {
  name: string;
  type: string;
  bytes: number;
  /** The provider's, by which it is fetched. */
  id?: string;
  /** Whether it stands within the mail's words, as pictures of a signature do. */
  isInline?: true;
}

export type MailFate = 'appended' | 'noted' | 'quarantined' | 'opened' | 'set-aside' | 'dropped';
/** Whether the mail's From is shown to be true: by the domain's own word, not at all, or the domain disowns it. */
export type SenderVerdict = 'proven' | 'unproven' | 'failed';

interface InboundMailTable {
  id: Generated<number>;
  provider_id: string;
  event_id: number | null;
  /** Its Message-ID, as its sender made it up. */
  mail_message_id: string;
  content_hash: Buffer;
  sender: string | null;
  sender_key: string | null;
  sender_name: string | null;
  subject: string;
  recipients: string[];
  headers: Json<Record<string, string[]>>;
  text_body: string | null;
  html_body: string | null;
  files: JsonWithDefault<MailFile[]>;
  is_cut: Generated<boolean>;
  verdict: SenderVerdict;
  fate: MailFate | null;
  reason: string | null;
  site_id: number | null;
  ticket_id: number | null;
  message_id: number | null;
  staff_id: string | null;
  received_at: Instant;
  settled_at: NullableInstant;
}

/** What becomes of a file that came with a mail; of one without such a row nothing was asked. */
interface InboundFileTable {
  mail_id: number;
  /** Among the mail's files, from 0. */
  place: number;
  fate: 'due' | 'kept' | 'not-kept';
  /** Why it is not kept. */
  reason: string | null;
  attachment_id: string | null;
}

/** How far the provider's list of received mails was looked through, for those that no webhook told of. */
interface InboundSweepTable {
  is_only: Generated<boolean>;
  looked_back_to: Instant;
  began_at: NullableInstant;
  cursor: string | null;
}

interface RateLimitTable {
  key: string;
  points: Generated<number>;
  expire: number | null;
}

/** How many tickets came to a site in a slice of time, taken or not. */
interface SitePaceTable {
  site_id: number;
  slice: number;
  tries: number;
}

/** Until when a site asks whoever sends it a ticket for proof of work. */
interface SiteBurstTable {
  site_id: number;
  asked_until: Instant;
}

interface SpentChallengeTable {
  challenge_hash: Buffer;
  expires_at: Instant;
}

interface AuditTable {
  id: Generated<number>;
  site_id: number | null;
  staff_id: string | null;
  staff_name: string;
  action: string;
  detail: Generated<Record<string, unknown>>;
  at: Date;
}

/** A reply that somebody has begun, until it is sent. */
interface TicketDraftTable {
  ticket_id: number;
  staff_id: string;
  body: string;
  /** Which questions its writer has ticked off. */
  ticked: Generated<string[]>;
  updated_at: Instant;
}

/** Words that are kept for replies: one person's own, or with no owner everybody's of the site. */
interface SavedReplyTable {
  id: Generated<number>;
  site_id: number;
  owner_id: string | null;
  kind: 'reply' | 'opening';
  title: string;
  body: string;
  updated_at: Instant;
}

/** An answer that the staff of a site want at hand. */
interface AnswerBookmarkTable {
  site_id: number;
  article_id: number;
  staff_id: string | null;
  at: Instant;
}

interface StaffInviteTable {
  id: Generated<number>;
  token_hash: Buffer;
  email: string;
  role: 'owner' | 'agent';
  site_ids: number[];
  invited_by: string;
  created_at: Instant;
  expires_at: Instant;
}

interface PasswordLinkTable {
  token_hash: Buffer;
  staff_id: string;
  expires_at: Instant;
}

interface TwoStepTable {
  staff_id: string;
  sealed_secret: string;
  started_at: Instant;
  turned_on_at: NullableInstant;
  last_step: Generated<number>;
}

interface RecoveryCodeTable {
  staff_id: string;
  code_hash: Buffer;
}

/** What became of the visits of a day. A rate is never kept, only what it is made of. */
interface VisitDayTable {
  site_id: number;
  day: string;
  visits: number;
  looked: number;
  helped: number;
  wrote: number;
  searches: number;
  found_nothing: number;
  none_opened: number;
  opened_and_wrote: number;
}

/** The most frequent searches of a day, by what came of them. */
interface SearchDayTable {
  site_id: number;
  day: string;
  query: string;
  outcome: 'nothing' | 'unopened' | 'opened';
  searches: number;
  wrote: number;
}

interface ArticleDayTable {
  site_id: number;
  day: string;
  article_id: number;
  shown: number;
  opened: number;
  helped: number;
  not_helped: number;
  still_wrote: number;
}

interface VisitRollTable {
  site_id: number;
  rolled_until: Instant;
}

/** Where a widget was seen. */
interface SiteOriginTable {
  site_id: number;
  origin: string;
  last_seen_at: Instant;
}

/** A text of an owner in another language, and what it was translated from. */
export interface TranslatedText {
  text: string;
  of: string;
}

interface SiteTranslationTable {
  site_id: number;
  locale: string;
  /** By the keys of sites/own-texts.ts. */
  texts: Json<Record<string, TranslatedText>>;
  updated_at: Instant;
}

interface ArticleTranslationTable {
  article_id: number;
  locale: string;
  question: string;
  phrasings: string[];
  body: string;
  excerpt: string;
  /** A digest of question and body as they stood when this was written. */
  of_text: string;
  /** Counts the states that were saved, from 1. */
  revision: Generated<number>;
  staff_id: string | null;
  updated_at: Instant;
}

interface WidgetFileTable {
  name: string;
  bytes: Buffer;
}

interface WidgetBuildTable {
  version: string;
  /** The names of its files; builds share those that are the same. */
  files: string[];
  last_asked_at: Instant;
}

interface JobTurnTable {
  name: string;
  last_ended_at: Instant;
}

export interface Database {
  staff: StaffTable;
  staff_session: StaffSessionTable;
  staff_account: StaffAccountTable;
  staff_verification: StaffVerificationTable;
  setup_link: SetupLinkTable;
  site: SiteTable;
  site_staff: SiteStaffTable;
  category: CategoryTable;
  article: ArticleTable;
  article_category: ArticleCategoryTable;
  article_revision: ArticleRevisionTable;
  article_import: ArticleImportTable;
  visit: VisitTable;
  visit_event: VisitEventTable;
  ticket: TicketTable;
  ticket_access: TicketAccessTable;
  ticket_words: TicketWordsTable;
  message: MessageTable;
  attachment: AttachmentTable;
  event: EventTable;
  idempotency: IdempotencyTable;
  delivery: DeliveryTable;
  letter_text: LetterTextTable;
  transport: TransportTable;
  suppression: SuppressionTable;
  inbound_event: InboundEventTable;
  inbound_mail: InboundMailTable;
  inbound_file: InboundFileTable;
  inbound_sweep: InboundSweepTable;
  audit: AuditTable;
  staff_invite: StaffInviteTable;
  password_link: PasswordLinkTable;
  two_step: TwoStepTable;
  recovery_code: RecoveryCodeTable;
  rate_limit: RateLimitTable;
  site_pace: SitePaceTable;
  site_burst: SiteBurstTable;
  spent_challenge: SpentChallengeTable;
  ticket_draft: TicketDraftTable;
  saved_reply: SavedReplyTable;
  answer_bookmark: AnswerBookmarkTable;
  visit_day: VisitDayTable;
  search_day: SearchDayTable;
  article_day: ArticleDayTable;
  visit_roll: VisitRollTable;
  site_origin: SiteOriginTable;
  job_turn: JobTurnTable;
  widget_file: WidgetFileTable;
  widget_build: WidgetBuildTable;
  site_translation: SiteTranslationTable;
  article_translation: ArticleTranslationTable;
}
