import type { DeskMail } from '../inbound/desk-queries.ts';
import type { DeskMailFile } from '../inbound/file-queries.ts';

export const fateWords: Record<NonNullable<DeskMail['fate']>, string> = {
  appended: 'On its ticket',
  noted: 'On its ticket, for staff only',
  quarantined: 'Waits for you',
  opened: 'A ticket was opened',
  'set-aside': 'Set aside',
  dropped: 'Dropped',
};

const reasonWords: Record<string, string> = {
  'no-reply-address': 'It was not sent to the address of a ticket.',
  'bad-reply-address': 'Its address looks like that of a ticket, but is none of ours.',
  'unknown-ticket': 'Its ticket is gone.',
  'third-party': 'Somebody else than the requester wrote it.',
  'requester-unproven': 'It says it is from the requester; nothing shows that it is.',
  'requester-failed': 'It says it is from the requester; their domain says it is not.',
  'staff-address': 'It says it is from somebody of the staff. Answers are written at the desk only.',
  'own-address': 'It says it is from an address of ours.',
  'no-sender': 'It does not say in a readable way who wrote it.',
  empty: 'It holds a quote and a signature, and nothing else.',
  muted: 'This mailbox answers like a machine, and is not listened to for a day.',
  'own-mail': 'A letter of ours that came back.',
  duplicate: 'The same mail had come before.',
  bounce: 'A letter could not be delivered.',
  'read-receipt': 'A receipt that something was read.',
  'calendar-reply': 'An answer to an invitation.',
  'auto-submitted': 'An automatic reply, as it says itself.',
  'auto-reply-header': 'An automatic reply, by its headers.',
  'help-desk': 'Another help desk wrote it.',
  'list-robot': 'The robot of a mailing list wrote it.',
  bulk: 'Sent to many at once.',
  'no-return-path': 'It must not be answered: it has no return address.',
  'robot-address': 'From an address that nobody reads.',
  'auto-reply-subject': 'An automatic reply, by its subject.',
  'gave-up': 'It could not be worked in five tries. The log says why.',
  'bad-id': 'It names no mail of the provider.',
  'no-provider': 'RESEND_API_KEY is not set, so the mail could not be fetched.',
};

/** Why something became of a mail, in words; an unknown reason as it is kept. */
export function wordsForReason(reason: string | null): string {
  if (reason === null) return '';
  if (reason.startsWith('fetch-')) return `The provider did not hand it over (${reason.slice('fetch-'.length)}).`;
  return reasonWords[reason] ?? reason;
}

const fileWords: Record<string, string> = {
  inline: 'Not kept: a small picture within the words, as logos are.',
  signature: 'Not kept: it only signs the mail.',
  'here-before': 'Not kept: this ticket has the same picture already.',
  'too-large': 'Not kept: it is larger than 10 MB. Ask for it by another way.',
  'too-many': 'Not kept: five files of one mail are. Ask for it in another mail.',
  machine: 'Not kept: a machine sent it.',
  'no-files-here': 'Not kept: this category takes no files.',
  'no-room': 'Not kept: there was no room for it.',
  'set-aside': 'Not kept: the mail was set aside.',
  'no-id': 'Not kept: the provider does not say how to fetch it.',
  'no-provider': 'Not kept: RESEND_API_KEY is not set, so it could not be fetched.',
  'gave-up': 'Not kept: it could not be fetched in five tries. The log says why.',
};

/** What became of a file that came by mail and is not here, in words; what the file store says against one as it says it. */
export function wordsForFile(fate: DeskMailFile['fate'], reason: string | null): string {
  if (fate === 'due') return 'It is on its way.';
  if (reason === null) return 'Not kept.';
  if (reason.startsWith('fetch-'))
    return `Not kept: the provider did not hand it over (${reason.slice('fetch-'.length)}).`;
  return fileWords[reason] ?? `Not kept. ${reason}`;
}

export const verdictWords: Record<DeskMail['verdict'], string> = {
  proven: 'The sender’s domain stands by it (DMARC passed).',
  unproven: 'Nothing shows that it is from this address.',
  failed: 'The sender’s domain says it is not from there (DMARC failed).',
};
