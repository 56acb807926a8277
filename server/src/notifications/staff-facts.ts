import { instantWords } from '@helpslip/shared/instant-words';
import { formatReference } from '@helpslip/shared/reference';
import type { Deps } from '../deps.ts';
import type { StaffFacts } from './letters/letter.ts';
import { headOf } from './requester-facts.ts';
import type { LetterEvent, LetterTicket } from './ticket-of-letter.ts';

const LONGEST_MESSAGE = 600;
const STAFF_LOCALE = 'en-GB';

interface ToStaff {
  /** Whom the letter greets. */
  name: string;
  ticket: LetterTicket;
  event: LetterEvent;
}

/** What a letter to staff can say of a ticket, in the site's own time zone. */
export function staffFacts({ config }: Deps, { name, ticket, event }: ToStaff): StaffFacts {
  const reference = formatReference(ticket.reference);
  const promisedAt = ticket.new_promised_at ?? ticket.promised_at;
  return {
    ...headOf(ticket),
    locale: STAFF_LOCALE,
    name,
    reference,
    categoryName: ticket.category_name,
    deskUrl: `${config.baseUrl}/admin/tickets/${reference}`,
    promise:
      promisedAt && !ticket.answered_at ? instantWords(promisedAt, ticket.calendar.timeZone, STAFF_LOCALE) : null,
    agent: event?.staff_name ?? ticket.site_name,
    requester: requesterOf(ticket),
    subject: ticket.subject,
    message: event?.author === 'requester' && event.body !== null ? beginningOf(event.body) : null,
    note: noteOf(ticket, event),
  };
}

function requesterOf({ requester_name, requester_email }: LetterTicket): string {
  return requester_name ? `${requester_name}, ${requester_email}` : requester_email;
}

function noteOf({ feedback }: LetterTicket, event: LetterEvent): StaffFacts['note'] {
  if (event?.kind === 'came-back') return 'came-back';
  if (event?.kind === 'mail-noted') return 'by-mail';
  return feedback === 'bad' && event?.kind === 'opened' ? 'bad-feedback' : null;
}

/** Enough to see what it is about; the rest is at the desk. */
function beginningOf(message: string): string {
  const letters = [...message];
  return letters.length > LONGEST_MESSAGE ? `${letters.slice(0, LONGEST_MESSAGE).join('').trimEnd()} …` : message;
}
