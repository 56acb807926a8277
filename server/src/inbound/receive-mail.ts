import { limits } from '@helpslip/shared/limits';
import type { MailFile } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { hashOf } from '../ids.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { FILE_ID, type Mailroom, type ReceivedMail } from '../mail/received-mail.ts';
import { readHeaders, storable } from './headers.ts';
import type { InboundEvent, Worked } from './kept-mail.ts';
import { keptPart, LONGEST_PART } from './mail-text.ts';
import { readSender } from './sender.ts';
import { settleMail } from './settle-mail.ts';
import { senderVerdict } from './verdict.ts';

const MOST_RECIPIENTS = 100;
const MOST_FILES = 50;
const LONGEST_NAME = 200;

type ToldFile = NonNullable<ReceivedMail['attachments']>[number];

/**
 * Takes in the mail that an event tells of: fetched once and kept, then put where it belongs. A later try finds it kept.
 * @returns `failed` where the provider has no such mail, or the event names none
 */
export async function receiveMail(deps: Deps, mailroom: Mailroom | null, event: InboundEvent): Promise<Worked> {
  if (event.email_id === null) return { kind: 'failed', reason: 'bad-id' };
  if (!(await isKept(deps, event.email_id))) {
    if (!mailroom) return { kind: 'failed', reason: 'no-provider' };
    const fetched = await mailroom.fetchMail(event.email_id);
    if (fetched.kind === 'refused') return { kind: 'failed', reason: `fetch-${fetched.reason}` };
    if (fetched.kind === 'later') return { ...fetched, reason: `fetch-${fetched.reason}` };
    await keepMail(deps, event, event.email_id, fetched.answer);
  }
  await settleMail(deps, event.email_id);
  return { kind: 'done' };
}

async function isKept({ db }: Deps, providerId: string): Promise<boolean> {
  const kept = await db
    .selectFrom('inbound_mail')
    .select('id')
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return kept !== undefined;
}

async function keepMail(
  { db, clock, config }: Deps,
  event: InboundEvent,
  providerId: string,
  mail: ReceivedMail,
): Promise<void> {
  const headers = readHeaders(mail.headers);
  const sender = readSender(mail.from, headers);
  const recipients = [...new Set([...mail.received_for, ...mail.to, ...mail.cc].map(addressIn))].filter(Boolean);
  const [text, html] = [keptPart(mail.text), keptPart(mail.html)];
  const messageId = line(mail.message_id || (headers['message-id']?.[0] ?? ''), 400);
  const subject = line(mail.subject, limits.subject);
  const files = mail.attachments ?? [];
  await db
    .insertInto('inbound_mail')
    .values({
      provider_id: providerId,
      event_id: event.id,
      mail_message_id: messageId,
      // A mail without a Message-ID is like no other.
      content_hash: hashOf([messageId || providerId, mail.from, subject, text, html, recipients.slice().sort()]),
      sender: sender?.address ?? null,
      sender_key: sender && mailboxKey(sender.address),
      sender_name: sender?.name ?? null,
      subject,
      recipients: recipients.slice(0, MOST_RECIPIENTS),
      headers: JSON.stringify(headers),
      text_body: text,
      html_body: html,
      files: JSON.stringify(files.slice(0, MOST_FILES).map((file) => fileOf(file, mail.html ?? ''))),
      is_cut: [mail.text, mail.html].some((part) => (part?.length ?? 0) > LONGEST_PART) || files.length > MOST_FILES,
      verdict: senderVerdict(headers, sender, config.inbound?.verifier ?? ''),
      received_at: cameAt(mail.created_at, event.received_at, clock()),
    })
    .onConflict((conflict) => conflict.column('provider_id').doNothing())
    .execute();
}

/** The address alone, of `Ada <ada@example.com>` or of an address alone. */
function addressIn(recipient: string): string {
  const value = storable(recipient).slice(0, 1_000);
  return (/<([^<>\s]+)>\s*$/.exec(value)?.[1] ?? value).trim().slice(0, limits.email);
}

function line(text: string, longest: number): string {
  const plain = storable(text.slice(0, longest * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return [...plain].slice(0, longest).join('');
}

/** @param html in which pictures are named by their content's id */
function fileOf(file: ToldFile, html: string): MailFile {
  const { id, filename, content_type: type, content_disposition: disposition, size } = file;
  const contentId = file.content_id.replace(/^<|>$/g, '');
  // Some programs give every file an id, and some say `inline` of all they send: it takes both, or a place in the words.
  const isInline = contentId !== '' && (/^inline\b/i.test(disposition) || html.includes(`cid:${contentId}`));
  return {
    name: line(filename, LONGEST_NAME) || 'without a name',
    type: line(type, LONGEST_NAME),
    bytes: Math.max(0, Math.round(size)),
    ...(FILE_ID.test(id) ? { id } : {}),
    ...(isInline ? { isInline } : {}),
  };
}

/** When the provider got it; never later than now, whatever its text says. */
function cameAt(stated: string, heardAt: Date, now: Date): Date {
  const at = new Date(stated);
  const isSane = !Number.isNaN(at.getTime()) && at <= now && at.getTime() > now.getTime() - 60 * 86_400_000;
  return isSane ? at : heardAt;
}
