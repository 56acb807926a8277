import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { bareAddress } from '../mail/bare-address.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import type { AddressedTicket, KeptMail } from './kept-mail.ts';

/** Why a mail with a good reply address is not the requester's: kept with it and shown at the desk. */
export type StrangerReason =
  | 'no-sender'
  | 'own-address'
  | 'staff-address'
  | 'third-party'
  | 'requester-failed'
  | 'requester-unproven';

/**
 * Tells the requester from everybody else. Whoever has a letter has its reply address: only a From that its domain stands by is the requester.
 * A member of staff is nobody here, since what came by mail was signed in nowhere.
 * @returns null for the requester
 */
export async function strangerReason(
  { config }: Deps,
  trx: Transaction<Database>,
  mail: KeptMail,
  ticket: AddressedTicket,
): Promise<StrangerReason | null> {
  if (mail.sender === null || mail.sender_key === null) return 'no-sender';
  if (mail.sender_key === ticket.requesterKey) {
    if (mail.verdict === 'proven') return null;
    return mail.verdict === 'failed' ? 'requester-failed' : 'requester-unproven';
  }
  const isOurs = mail.sender.toLowerCase().endsWith(`@${config.inbound?.domain}`);
  if (isOurs || mail.sender_key === mailboxKey(bareAddress(config.mailFrom))) return 'own-address';
  const staff = await trx.selectFrom('staff').select('email').execute();
  return staff.some(({ email }) => mailboxKey(email) === mail.sender_key) ? 'staff-address' : 'third-party';
}
