import type { Contact } from '@helpslip/shared/contract';
import { instantWords } from '@helpslip/shared/instant-words';
import { spokenOf } from '@helpslip/shared/languages';
import { promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import { formatReference } from '@helpslip/shared/reference';
import { suggestArticles } from '../articles/suggest.ts';
import { attachmentsOf } from '../attachments/queries.ts';
import type { Deps } from '../deps.ts';
import { derivedToken, hashToken } from '../ids.ts';
import { siteSaid } from '../sites/own-texts.ts';
import { type Wording, wordingOf } from '../sites/wording.ts';
import { greetingName } from './greeting-name.ts';
import type { LetterHead, RequesterFacts } from './letters/letter.ts';
import { serviceHours } from './letters/service-hours.ts';
import { letterLanguage } from './letters/texts/languages.ts';
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
  const wording = await wordingOf(deps, { id: ticket.site_id, locales: ticket.site_locales }, ticket.locale);
  const { say } = wording;
  const site = siteSaid(ticket, say);
  const locale = localeOf(ticket);
  const token = derivedToken(config.secret, `letter:${delivery.id}`);
  const answers =
    delivery.letter === 'ticket-received' && !ticket.thanks ? await answersFor(deps, wording, ticket, event) : [];
  await grantAccess(deps, ticket.id, token);
  const reference = formatReference(ticket.reference);
  const isReply = event?.author === 'staff' && event.body !== null;
  const agent = (isReply ? event.staff_name : null) ?? ticket.replier_name ?? ticket.assignee_name;
  return {
    ...headOf(ticket),
    locale,
    name: greetingName(ticket.requester_name),
    reference,
    categoryName: say(ticket.category_name, 'category', ticket.category_key, 'name'),
    trackUrl: `${config.baseUrl}/t#r=${reference}&t=${token}`,
    notMeUrl: notMeUrl(config, delivery.id),
    ...promiseOf(site, sentenceLocale(ticket, wording) ?? locale, locale),
    thanks: ticket.thanks && say(ticket.thanks, 'category', ticket.category_key, 'thanks'),
    hours: serviceHours(ticket.calendar, locale),
    contacts: site.contacts.filter(hasWholeAddress),
    answers,
    reply: isReply
      ? {
          body: event.body ?? '',
          isCompleting: event.is_completing,
          fileNames: await fileNamesOf(deps, event.message_id),
        }
      : null,
    agent,
  };
}

/** What the files of a reply are called. They are not in the letter: its link leads to them. */
async function fileNamesOf(deps: Deps, messageId: number | null): Promise<string[]> {
  const files = messageId === null ? [] : (await attachmentsOf(deps, [messageId])).get(messageId);
  return (files ?? []).map(({ name }) => name);
}

/** The site that a letter comes from, in its colours. */
export function headOf(ticket: LetterTicket): Omit<LetterHead, 'locale'> {
  return { siteName: ticket.site_name, brandColor: ticket.brand.color };
}

/** Letters speak the requester's language, or else the site's first. */
function localeOf({ locale, site_locales: [first] }: LetterTicket): string {
  return spokenOf([locale, first].filter((tag) => tag != null))?.locale ?? 'en-GB';
}

/** The owner's answers that fit: chosen by what was typed, but in the owner's words alone. */
async function answersFor(
  deps: Deps,
  { translation }: Wording,
  ticket: LetterTicket,
  event: LetterEvent,
): Promise<RequesterFacts['answers']> {
  const { subject, context, category_key: category } = ticket;
  const written = { subject, message: event?.body ?? '', context, category };
  try {
    const found = await suggestArticles(deps, ticket.site_id, written, MOST_ANSWERS, translation);
    return found.map(({ id, locale, question, excerpt }) => ({
      locale,
      question,
      excerpt,
      href: `${deps.config.baseUrl}/help/${ticket.site_key}/${id}${translation ? `?locale=${translation}` : ''}`,
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

/**
 * The promise in the reader's own zone; the new one where the first was broken.
 * @param sentenceIn the language of the sentence, in which it names its time too
 */
function promiseOf(
  site: LetterTicket,
  sentenceIn: string,
  locale: string,
): Pick<RequesterFacts, 'promise' | 'promiseSentence'> {
  const at = site.new_promised_at ?? site.promised_at;
  if (!at) return { promise: null, promiseSentence: null };
  const isInHours = site.opened_in_hours ?? true;
  const timeZone = site.time_zone ?? site.calendar.timeZone;
  const isSame = letterLanguage(sentenceIn) === letterLanguage(locale);
  const by = instantWords(at, timeZone, isSame ? locale : (spokenOf([sentenceIn])?.locale ?? 'en-GB'));
  const sentence = promiseSentence(promiseText(site.promise_settings, isInHours, locale), by);
  return { promise: instantWords(at, timeZone, locale), promiseSentence: sentence };
}

/** The language of the owner's sentence for a promise: the site's first where it is not translated; null for a plain sentence. */
function sentenceLocale(
  { promise_settings: own, opened_in_hours }: LetterTicket,
  { languageOf }: Wording,
): string | null {
  const at = (opened_in_hours ?? true) ? 'within' : 'outside';
  return own[at] === undefined ? null : languageOf(at);
}

/** An address within the owner's pages leads nowhere from a letter. */
function hasWholeAddress({ href }: Contact): boolean {
  return /^[a-z][a-z+.-]*:/i.test(href);
}
