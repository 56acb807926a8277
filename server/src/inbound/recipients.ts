import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { referenceOfReplyAddress } from '../mail/reply-address.ts';
import type { AddressedTicket } from './kept-mail.ts';

/** Why a mail belongs to no ticket: kept with it. */
type Addressed =
  | { kind: 'ticket'; ticket: AddressedTicket }
  | { kind: 'no-reply-address' | 'bad-reply-address' | 'unknown-ticket' };

/**
 * The ticket a mail was sent to, by the sealed reply address alone: neither its subject nor what it says it replies to counts.
 * @param recipients envelope first
 */
export async function addressedTicket(
  { config }: Deps,
  trx: Transaction<Database>,
  recipients: string[],
): Promise<Addressed> {
  const reference = recipients.map((address) => referenceOfReplyAddress(config, address)).find(Boolean);
  if (!reference) {
    const isMeant = recipients.some((address) => /^reply\+/i.test(address) && isHere(config, address));
    return { kind: isMeant ? 'bad-reply-address' : 'no-reply-address' };
  }
  const ticket = await trx
    .selectFrom('ticket as addressed')
    // What was merged answers under its own number, in the place of the one that holds its words.
    .innerJoin('ticket', (join) => join.on('ticket.id', '=', sql`coalesce(addressed.merged_into_id, addressed.id)`))
    .select(['ticket.id', 'ticket.site_id as siteId', 'ticket.requester_email_key as requesterKey'])
    .where('addressed.reference', '=', reference)
    .executeTakeFirst();
  return ticket ? { kind: 'ticket', ticket } : { kind: 'unknown-ticket' };
}

/**
 * Whose staff look at a mail that belongs to no ticket: the site whose key stands before the @, else the only one there is.
 * @returns null where it may be for any: then owners look
 */
export async function siteOfMail(
  { config }: Deps,
  trx: Transaction<Database>,
  recipients: string[],
): Promise<number | null> {
  const keys = recipients
    .filter((address) => isHere(config, address))
    .map((address) => address.slice(0, address.lastIndexOf('@')).toLowerCase());
  const sites = await trx.selectFrom('site').select(['id', 'key']).where('disabled_at', 'is', null).execute();
  const [only] = sites;
  return sites.find(({ key }) => keys.includes(key))?.id ?? (sites.length === 1 && only ? only.id : null);
}

function isHere(config: Deps['config'], address: string): boolean {
  return config.inbound !== undefined && address.toLowerCase().endsWith(`@${config.inbound.domain}`);
}
