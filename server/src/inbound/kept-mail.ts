import type { Selectable } from 'kysely';
import type { Database } from '../db/schema.ts';

export type InboundEvent = Selectable<Database['inbound_event']>;
export type KeptMail = Selectable<Database['inbound_mail']>;

/** The idempotency key under which a mail becomes a ticket or a message. No header can carry it: keys of visitors hold no colon. */
export const mailKey = ({ id }: Pick<KeptMail, 'id'>): string => `mail:${id}`;

/** The ticket whose reply address a mail was sent to. */
export interface AddressedTicket {
  id: number;
  siteId: number;
  requesterKey: string;
}

/** What became of one try to work an event: `later` waits for somebody else and counts as none. */
export type Worked =
  | { kind: 'done'; reason?: string }
  | { kind: 'later'; reason: string; retryAfterSeconds?: number }
  | { kind: 'failed'; reason: string };
