import { limits } from '@helpslip/shared/limits';
import { mailText } from './mail-text.ts';
import { partReply, type ReplyParts } from './reply-parts.ts';

export type MailWords = ReplyParts;

/** What a mail's writer says in it, and what is folded away. */
export function wordsOf(mail: { text_body: string | null; html_body: string | null }): MailWords {
  return partReply(mailText(mail.text_body, mail.html_body));
}

const CUT = '\n\n[…]';

/** As much of it as a message may hold; the mail keeps the rest. */
export function bodyOf(said: string): string {
  const text = said.normalize('NFC');
  if (text.length <= limits.message) return text;
  const characters = [...text];
  return characters.length <= limits.message ? text : characters.slice(0, limits.message - CUT.length).join('') + CUT;
}
