import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { AddressedTicket, KeptMail } from './kept-mail.ts';
import { bodyOf, type MailWords, wordsOf } from './words-of-mail.ts';

/** From one mailbox on one ticket within a day. */
const muteLimits = { likeAMachine: 3, atAll: 30 } as const;
const DAY_MS = 86_400_000;
/** Nobody reads a letter and answers it within this. */
const AT_ONCE_MS = 60_000;
/** To read a long mail again costs up to a second: what is not on the ticket is compared only where it is this short, as a machine's is. */
const LONGEST_READ_AGAIN = 5_000;
/** How far the provider's clock may be behind ours. */
const CLOCKS_MS = 10_000;

/**
 * Whether a mailbox has written so much, or so much like a machine, that it is not listened to for a while: a responder that says nothing of
 * being one answers each letter at once, or says the same again and again.
 */
export async function isMuted(
  trx: Transaction<Database>,
  mail: KeptMail,
  ticket: AddressedTicket,
  words: MailWords,
): Promise<boolean> {
  if (mail.sender_key === null) return false;
  const earlier = await trx
    .selectFrom('inbound_mail')
    .leftJoin('message', 'message.id', 'inbound_mail.message_id')
    .select(['received_at', 'text_body', 'html_body', 'message.body'])
    .where('inbound_mail.ticket_id', '=', ticket.id)
    .where('sender_key', '=', mail.sender_key)
    // Who only claims to be somebody must not be able to silence them.
    .where('verdict', '=', mail.verdict)
    .where('received_at', '>', new Date(mail.received_at.getTime() - DAY_MS))
    .where('inbound_mail.id', '!=', mail.id)
    .orderBy('inbound_mail.id', 'desc')
    .limit(muteLimits.atAll)
    .execute();
  if (earlier.length < muteLimits.likeAMachine) return false;
  if (earlier.length >= muteLimits.atAll) return true;
  const said = bodyOf(words.said);
  const isAlike = (other: (typeof earlier)[number]) => said !== '' && (other.body ?? saidAgain(other)) === said;
  if (earlier.filter(isAlike).length >= muteLimits.likeAMachine) return true;
  const letters = await lettersTo(trx, mail.sender_key, ticket);
  const isAtOnce = ({ received_at: at }: { received_at: Date }) =>
    letters.some(
      (sentAt) => at >= new Date(sentAt.getTime() - CLOCKS_MS) && at.getTime() - sentAt.getTime() < AT_ONCE_MS,
    );
  return isAtOnce(mail) && earlier.filter(isAtOnce).length >= muteLimits.likeAMachine;
}

function saidAgain(mail: Pick<KeptMail, 'text_body' | 'html_body'>): string | null {
  const length = (mail.text_body ?? '').length + (mail.html_body ?? '').length;
  return length > LONGEST_READ_AGAIN ? null : bodyOf(wordsOf(mail).said);
}

async function lettersTo(trx: Transaction<Database>, mailboxKey: string, ticket: AddressedTicket): Promise<Date[]> {
  const sent = await trx
    .selectFrom('delivery')
    .select('sent_at')
    .where('ticket_id', '=', ticket.id)
    .where('mailbox_key', '=', mailboxKey)
    .where('sent_at', 'is not', null)
    .orderBy('sent_at', 'desc')
    .limit(100)
    .execute();
  return sent.flatMap(({ sent_at }) => sent_at ?? []);
}

/** Tells staff once a day, on the ticket, that a mailbox is not listened to. */
export async function muteOnce(
  { clock }: Deps,
  trx: Transaction<Database>,
  mail: KeptMail,
  ticket: AddressedTicket,
): Promise<void> {
  const at = clock();
  const sender = mail.sender ?? '';
  const told = await trx
    .selectFrom('event')
    .select('id')
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'mail-muted')
    .where(sql<boolean>`detail ->> 'sender' = ${sender}`)
    .where('at', '>', new Date(at.getTime() - DAY_MS))
    .executeTakeFirst();
  if (told) return;
  await trx
    .insertInto('event')
    .values({
      site_id: ticket.siteId,
      ticket_id: ticket.id,
      kind: 'mail-muted',
      actor: 'system',
      detail: JSON.stringify({ sender }),
      at,
    })
    .execute();
}
