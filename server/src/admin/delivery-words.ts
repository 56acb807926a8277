import type { AccountLetter, DeliveryStatus, LetterName, SuppressionReason } from '../db/schema.ts';
import { letterPurposes } from './letter-purposes.ts';

export const deliveryStatusWords: Record<DeliveryStatus, string> = {
  due: 'On its way',
  sent: 'Sent',
  failed: 'Failed',
  'maybe-sent': 'Maybe sent',
  suppressed: 'Held back',
};

const accountLetterNames: Record<AccountLetter, string> = {
  invite: 'Invitation',
  'password-reset': 'New password',
  'password-changed': 'Password changed',
  'test-letter': 'Test letter',
};

export function letterName(letter: LetterName): string {
  const names: Record<LetterName, string | { name: string }> = { ...letterPurposes, ...accountLetterNames };
  const known = names[letter];
  return typeof known === 'string' ? known : known.name;
}

export const suppressionWords: Record<SuppressionReason, string> = {
  bounced: 'There is no such mailbox: a letter came back',
  complained: 'They marked a letter as junk',
  'not-me': 'They said that it was not they who asked',
  'by-owner': 'An owner took it off',
};

/** Why a delivery stands where it stands, and what to do where there is something to do. */
const reasonWords: Record<string, string> = {
  'provider-rate': 'The provider asked us to wait',
  'provider-down': 'The provider is down',
  'provider-fault': 'The provider had a fault of its own',
  'provider-busy': 'The provider is still at the last try',
  'provider-unclear': 'The provider answered something that we do not understand',
  'provider-refused': 'The provider refused it. Mend what it says, then send again',
  'key-known': 'The provider knows this letter with other words, so one did go out',
  'no-answer': 'No answer from the provider',
  timeout: 'The provider took too long to answer',
  'daily-quota': 'What may be sent in a day is used up. It goes out after midnight UTC',
  'monthly-quota': 'What may be sent in a month is used up. It is tried again once a day',
  'mail-server-refused': 'The mail server refused it for good',
  'mail-server-later': 'The mail server said: later',
  'mail-server-closed': 'The mail server takes no letters now',
  'mail-server-unreachable': 'The mail server cannot be reached',
  'mail-server-login': 'The mail server does not take our password. Check SMTP_URL',
  'mail-server-tls': 'The mail server offers no encryption that we can trust, so nothing was sent',
  'cut-off': 'The connection broke when the letter was through, before the mail server said that it has it',
  'address-unfit': 'Mail servers cannot write to this address',
  'maybe-twice': 'The first try broke off at its end, so it was sent once more: it may have arrived twice',
  'tried-too-long-ago': 'An earlier try may have got through, too long ago to ask. Ask the recipient, or send it again',
  'not-written': 'The letter could not be written. The log says why',
  'role-address': 'Nobody reads this mailbox',
  'own-address': 'It would go to ourselves',
  'mailbox-budget': 'This mailbox had three automatic letters today',
  'staff-budget': 'This colleague had sixty letters in an hour',
  'site-breaker': 'The site sent far more automatic letters in an hour than it should',
  'true-no-more': 'What it says is true no more',
  dropped: 'An owner dropped it',
  bounced: 'There is no such mailbox: it came back',
  complained: 'They marked it as junk',
  'not-delivered': 'The provider could not deliver it',
};

export function deliveryReason(reason: string): string {
  const suppressed = Object.entries(suppressionWords).find(([name]) => reason === `suppressed-${name}`);
  return suppressed?.[1] ?? reasonWords[reason] ?? reason;
}
