import type { Contact } from '@helpslip/shared/contract';
import { instantWords } from '@helpslip/shared/instant-words';
import { promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import { formatReference } from '@helpslip/shared/reference';
import { suggestArticles } from '../articles/suggest.ts';
import type { Deps } from '../deps.ts';
import { derivedToken, hashToken } from '../ids.ts';
import { greetingName } from './greeting-name.ts';
import type { LetterHead, RequesterFacts } from './letters/letter.ts';
import { serviceHours } from './letters/service-hours.ts';
import { notMeUrl } from './not-me-link.ts';
import type { LetterEvent, LetterTicket } from './ticket-of-letter.ts';

const MOST_ANSWERS = 3;

interface ToRequester {
  delivery: { id: string; letter: string };
  ticket: LetterTicket;
  event: LetterEvent;
}

/** What a letter to the requester can say, of the ticket as it stands now. The same delivery always carries the same link. */
export async function requesterFacts(deps: Deps, { delivery, ticket, event }: ToRequester): Promise<RequesterFacts> {
  const { config } = deps;
  const token = derivedToken(config.secret, `letter:${delivery.id}`);
  const answers = delivery.letter === 'ticket-received' && !ticket.thanks ? await answersFor(deps, ticket, event) : [];
  await grantAccess(deps, ticket.id, token);
  const reference = formatReference(ticket.reference);
  const isReply = event?.author === 'staff' && event.body !== null;
  const agent = (isReply ? event.staff_name : null) ?? ticket.replier_name ?? ticket.assignee_name;
  return {
    ...headOf(ticket),
    name: greetingName(ticket.requester_name),
    reference,
    categoryName: ticket.category_name,
    trackUrl: `${config.baseUrl}/t#r=${reference}&t=${token}`,
    notMeUrl: notMeUrl(config, delivery.id),
    ...promiseOf(ticket),
    thanks: ticket.thanks,
    hours: serviceHours(ticket.calendar),
    contacts: ticket.contacts.filter(hasWholeAddress),
    answers,
    reply: isReply ? { body: event.body ?? '', isCompleting: event.is_completing } : null,
    agent,
  };
}

/** Letters speak the requester's language, in the site's colours. */
export function headOf(ticket: LetterTicket): LetterHead {
  return { siteName: ticket.site_name, brandColor: ticket.brand.color, locale: ticket.locale ?? 'en-GB' };
}

/** The owner's answers that fit: chosen by what was typed, but in the owner's words alone. */
async function answersFor(deps: Deps, ticket: LetterTicket, event: LetterEvent): Promise<RequesterFacts['answers']> {
  const { subject, context, category_key: category } = ticket;
  const written = { subject, message: event?.body ?? '', context, category };
  try {
    const found = await suggestArticles(deps, ticket.site_id, written, MOST_ANSWERS);
    return found.map(({ id, question, excerpt }) => ({
      question,
      excerpt,
      href: `${deps.config.baseUrl}/help/${ticket.site_key}/${id}`,
    }));
  } catch (fault) {
    // A letter without answers is better than none.
    const kind = fault instanceof Error ? fault.name : typeof fault;
    deps.log.error({ ticket: ticket.id, kind }, 'no answers could be suggested');
    return [];
  }
}

async function grantAccess({ db, clock }: Deps, ticketId: number, token: string): Promise<void> {
  await db
    .insertInto('ticket_access')
    .values({ token_hash: hashToken(token), ticket_id: ticketId, created_at: clock(), is_by_mail: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The promise in the reader's own zone; the new one where the first was broken. */
function promiseOf(ticket: LetterTicket): Pick<RequesterFacts, 'promise' | 'promiseSentence'> {
  const at = ticket.new_promised_at ?? ticket.promised_at;
  if (!at) return { promise: null, promiseSentence: null };
  const promise = instantWords(at, ticket.time_zone ?? ticket.calendar.timeZone, ticket.locale ?? 'en-GB');
  const sentence = promiseText(ticket.promise_settings, ticket.opened_in_hours ?? true);
  return { promise, promiseSentence: promiseSentence(sentence, promise) };
}

/** An address within the owner's pages leads nowhere from a letter. */
function hasWholeAddress({ href }: Contact): boolean {
  return /^[a-z][a-z+.-]*:/i.test(href);
}
