import { sql, type Transaction } from 'kysely';
import type { Database, MailFate } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { isOurLoopMark, LOOP_HEADER } from '../mail/loop-mark.ts';
import { isOurMessageId } from '../mail/message-id.ts';
import { addMessage } from '../tickets/add-message.ts';
import { noteMail } from '../tickets/note-mail.ts';
import { proveRequester } from '../tickets/prove-requester.ts';
import { automaticReason } from './automatic-mail-signs.ts';
import { type AddressedTicket, type KeptMail, mailKey } from './kept-mail.ts';
import { isMuted, muteOnce } from './mute.ts';
import { type FilePlan, keepPlans, planFiles } from './plan-files.ts';
import { addressedTicket, siteOfMail } from './recipients.ts';
import { strangerReason } from './stranger.ts';
import { bodyOf, type MailWords, wordsOf } from './words-of-mail.ts';

interface End {
  fate: MailFate;
  reason: string | null;
  siteId?: number | null;
  ticketId?: number;
  messageId?: number;
  /** What becomes of its files; left out, nothing. */
  plans?: FilePlan[];
}

/**
 * Puts a kept mail where it belongs, once: on its ticket as the requester's words, on its ticket for staff alone, aside until staff have
 * looked, or nowhere. All of it is one transaction, and a mail that is settled stays so.
 */
export async function settleMail(deps: Deps, providerId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const mail = await trx
      .selectFrom('inbound_mail')
      .selectAll()
      .where('provider_id', '=', providerId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (mail.fate !== null) return;
    const end = await endOf(deps, trx, mail);
    await trx
      .updateTable('inbound_mail')
      .set({
        fate: end.fate,
        reason: end.reason,
        site_id: end.siteId ?? null,
        ticket_id: end.ticketId ?? null,
        message_id: end.messageId ?? null,
        settled_at: deps.clock(),
      })
      .where('id', '=', mail.id)
      .execute();
    await keepPlans(trx, mail, end.plans ?? [], deps.clock());
  });
}

async function endOf(deps: Deps, trx: Transaction<Database>, mail: KeptMail): Promise<End> {
  if (isOwn(deps, mail)) return { fate: 'dropped', reason: 'own-mail' };
  if (await isDuplicate(trx, mail)) return { fate: 'dropped', reason: 'duplicate' };
  const machine = automaticReason({
    headers: mail.headers,
    sender: mail.sender === null ? null : { address: mail.sender, name: null },
    subject: mail.subject,
    fileTypes: mail.files.map(({ type }) => type),
  });
  const addressed = await addressedTicket(deps, trx, mail.recipients);
  if (addressed.kind !== 'ticket') {
    const siteId = await siteOfMail(deps, trx, mail.recipients);
    return machine
      ? { fate: 'dropped', reason: machine, siteId }
      : { fate: 'quarantined', reason: addressed.kind, siteId, plans: planFiles(mail.files) };
  }
  const { ticket } = addressed;
  const words = wordsOf(mail);
  const place = { siteId: ticket.siteId, ticketId: ticket.id };
  if (await isMuted(trx, mail, ticket, words)) {
    await muteOnce(deps, trx, mail, ticket);
    return { fate: 'dropped', reason: 'muted', ...place };
  }
  if (machine) {
    const noted = await note(deps, trx, mail, ticket, words, 'machine', machine);
    return { ...noted, ...place, plans: planFiles(mail.files, 'machine') };
  }
  const plans = planFiles(mail.files, (await takesFiles(trx, ticket)) ? null : 'no-files-here');
  return { ...(await sayOnTicket(deps, trx, mail, ticket, words, plans)), ...place, plans };
}

async function sayOnTicket(
  deps: Deps,
  trx: Transaction<Database>,
  mail: KeptMail,
  ticket: AddressedTicket,
  words: MailWords,
  plans: FilePlan[],
): Promise<End> {
  const stranger = await strangerReason(deps, trx, mail, ticket);
  if (stranger) return note(deps, trx, mail, ticket, words, 'third-party', stranger);
  // Who sends a picture without a word says something all the same.
  const names = mail.files.flatMap(({ name }, place) => (plans[place]?.fate === 'due' ? name : []));
  const body = words.said || names.join('\n');
  if (body === '') return note(deps, trx, mail, ticket, words, 'requester', 'empty');
  return append(deps, trx, mail, ticket, { ...words, said: body });
}

/** Whether files go along with what is said on a ticket: its category says so. */
async function takesFiles(trx: Transaction<Database>, ticket: AddressedTicket): Promise<boolean> {
  const { takes_files } = await trx
    .selectFrom('ticket')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .select('takes_files')
    .where('ticket.id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  return takes_files;
}

/** Our own letter, come back: by the Message-ID that we signed, or where a provider changed that, by our loop header. */
function isOwn({ config }: Deps, mail: KeptMail): boolean {
  const marks = mail.headers[LOOP_HEADER.toLowerCase()] ?? [];
  return isOurMessageId(config, mail.mail_message_id) || marks.some((mark) => isOurLoopMark(config, mark));
}

/** The same mail under another id of the provider's: told by its Message-ID and its content. */
async function isDuplicate(trx: Transaction<Database>, mail: KeptMail): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${mail.content_hash.toString('hex')}, 0))`.execute(trx);
  const twin = await trx
    .selectFrom('inbound_mail')
    .select('id')
    .where('content_hash', '=', mail.content_hash)
    .where('id', '!=', mail.id)
    .where('fate', 'is not', null)
    .executeTakeFirst();
  return twin !== undefined;
}

async function append(
  deps: Deps,
  trx: Transaction<Database>,
  mail: KeptMail,
  ticket: AddressedTicket,
  words: MailWords,
): Promise<End> {
  const { message } = await addMessage(
    { ...deps, db: trx },
    {
      siteId: ticket.siteId,
      ticketId: ticket.id,
      message: bodyOf(words.said),
      idempotencyKey: mailKey(mail),
      mail: { quoted: words.folded || null },
    },
  );
  await proveRequester(trx, ticket.id, deps.clock());
  return { fate: 'appended', reason: null, messageId: Number(message.id) };
}

async function note(
  deps: Deps,
  trx: Transaction<Database>,
  mail: KeptMail,
  ticket: AddressedTicket,
  words: MailWords,
  author: 'third-party' | 'machine' | 'requester',
  reason: string,
): Promise<End> {
  const messageId = await noteMail(trx, {
    siteId: ticket.siteId,
    ticketId: ticket.id,
    author,
    sender: mail.sender ?? 'an unreadable address',
    reason,
    body: bodyOf(words.said),
    quoted: words.folded || null,
    at: deps.clock(),
  });
  return { fate: 'noted', reason, messageId };
}
