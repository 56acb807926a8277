import type { ComposedLetter } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { LOOP_HEADER, loopMark } from '../mail/loop-mark.ts';
import { rootMessageId, signedMessageId } from '../mail/message-id.ts';
import { replyAddress } from '../mail/reply-address.ts';

interface Enveloped {
  id: string;
  event_id: number | null;
  is_automatic: boolean;
  staff_id: string | null;
}

/** What stands on the outside of a letter: from whom, where replies go, its thread, and whether a machine sent it. */
export async function envelopeOf(
  deps: Deps,
  delivery: Enveloped,
  { siteName, reference }: { siteName: string; reference: string | null },
): Promise<Pick<ComposedLetter, 'from' | 'replyTo' | 'headers'>> {
  const { config } = deps;
  // Staff answer at the desk: what they write by mail must not pass as the requester's.
  const replyTo = reference && delivery.staff_id === null ? replyAddress(config, reference) : null;
  const mail = delivery.staff_id === null ? await mailAnswered(deps, delivery) : null;
  const thread = reference ? [rootMessageId(config, reference)] : [];
  return {
    from: senderOf(config.mailFrom, siteName),
    ...(replyTo ? { replyTo } : {}),
    headers: {
      'Message-ID': signedMessageId(config, delivery.id),
      [LOOP_HEADER]: loopMark(config),
      ...(mail ? { 'In-Reply-To': mail } : {}),
      ...(reference ? { References: [...thread, ...(mail ? [mail] : [])].join(' ') } : {}),
      ...(delivery.is_automatic
        ? { 'Auto-Submitted': mail ? 'auto-replied' : 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
        : {}),
    },
  };
}

/** The sender as set; an address without a name gets the site's. */
function senderOf(mailFrom: string, siteName: string): string {
  if (mailFrom.includes('<')) return mailFrom;
  const name = siteName.replace(/[\p{Cc}\p{Zl}\p{Zp}"\\<>]+/gu, ' ').trim();
  return `"${name}" <${mailFrom.trim()}>`;
}

/** Letters, digits and few signs: somebody else made this id up, and it goes into a header of ours. */
const PLAIN_MESSAGE_ID = /^<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,180}@[A-Za-z0-9.-]{1,120}>$/;

/** The Message-ID of the mail that a letter answers, where its event came by mail. */
async function mailAnswered({ db }: Deps, { event_id }: Enveloped): Promise<string | null> {
  if (event_id === null) return null;
  const mail = await db
    .selectFrom('event')
    .innerJoin('inbound_mail', 'inbound_mail.message_id', 'event.message_id')
    .select('mail_message_id')
    .where('event.id', '=', event_id)
    .executeTakeFirst();
  return mail && PLAIN_MESSAGE_ID.test(mail.mail_message_id) ? mail.mail_message_id : null;
}
