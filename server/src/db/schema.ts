// Every table's row, in the order of the migrations. The only place where table types live.
import type {
  Calendar,
  CategoryKind,
  Contact,
  Field,
  FieldValues,
  SiteMode,
  TicketStatus,
} from '@helpslip/shared/contract';
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
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

interface StaffSessionTable {
  id: string;
  staff_id: string;
  token: string;
  expires_at: Instant;
  ip_address: string | null;
  user_agent: string | null;
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
  brand: JsonWithDefault<{ color?: string }>;
  calendar: Json<Calendar>;
  policies: JsonWithDefault<SitePolicies>;
  contacts: JsonWithDefault<Contact[]>;
  locales: Generated<string[]>;
  identity_secret: string;
  disabled_at: NullableInstant;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
}

interface SiteStaffTable {
  site_id: number;
  staff_id: string;
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
  default_assignee_id: string | null;
  position: Generated<number>;
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
  status: Generated<'draft' | 'published' | 'withdrawn'>;
  created_at: DefaultInstant;
  updated_at: DefaultInstant;
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

interface TicketTable {
  id: Generated<number>;
  site_id: number;
  category_id: number;
  reference: string;
  status: Generated<TicketStatus>;
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
  opened_at: Instant;
  updated_at: Instant;
  assigned_at: NullableInstant;
  answered_at: NullableInstant;
  completed_at: NullableInstant;
}

interface TicketAccessTable {
  token_hash: Buffer;
  ticket_id: number;
  created_at: Instant;
  revoked_at: NullableInstant;
}

interface MessageTable {
  id: Generated<number>;
  ticket_id: number;
  kind: Generated<'message' | 'note'>;
  author: 'requester' | 'staff';
  staff_id: string | null;
  body: string;
  at: Instant;
}

export type EventKind =
  | 'opened'
  | 'assigned'
  | 'requester-replied'
  | 'staff-replied'
  | 'status-changed'
  | 'access-requested';

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

export type LetterName = 'ticket-received' | 'agent-replied' | 'access-link';
export type DeliveryStatus = 'due' | 'sent' | 'failed' | 'suppressed';

interface DeliveryTable {
  id: string;
  event_id: number | null;
  site_id: number;
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
}

interface SuppressionTable {
  mailbox_key: string;
  reason: string;
  created_at: Instant;
}

interface RateLimitTable {
  key: string;
  points: Generated<number>;
  expire: number | null;
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
  visit: VisitTable;
  visit_event: VisitEventTable;
  ticket: TicketTable;
  ticket_access: TicketAccessTable;
  message: MessageTable;
  event: EventTable;
  idempotency: IdempotencyTable;
  delivery: DeliveryTable;
  suppression: SuppressionTable;
  rate_limit: RateLimitTable;
}
