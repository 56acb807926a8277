import { instantWords } from '@helpslip/shared/instant-words';
import { promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import { articleIndex } from '../articles/queries.ts';
import type { Deps } from '../deps.ts';
import { addBusinessMinutes } from '../promises/business-minutes.ts';
import type { WordedLetter } from './letter-words.ts';
import { isRequesterLetter, requesterLetters, staffLetters } from './letters/all-letters.ts';
import type { LetterText, LetterWords, RequesterFacts, StaffFacts } from './letters/letter.ts';
import { serviceHours } from './letters/service-hours.ts';
import { textsFor } from './letters/texts/languages.ts';
import { writeLetter } from './letters/write-letter.ts';

interface Preview {
  siteId: number;
  letter: WordedLetter;
  words: LetterWords;
  /** Who looks: the letter is signed by them, and greets them where it goes to staff. */
  staffName: string;
}

const SAMPLE_MINUTES = 240;
const LOCALE = 'en-GB';

/** Writes a letter of a site with words that may not be saved yet, to somebody whom there is not. Its links lead nowhere. */
export async function previewLetter(deps: Deps, { siteId, letter, words, staffName }: Preview): Promise<LetterText> {
  const site = await deps.db
    .selectFrom('site')
    .select(['name', 'brand', 'calendar', 'contacts', 'promise_settings'])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  const { sample } = textsFor(LOCALE);
  const by = addBusinessMinutes(site.calendar, deps.clock(), SAMPLE_MINUTES);
  const promise = by && instantWords(by, site.calendar.timeZone, LOCALE);
  const both = {
    siteName: site.name,
    brandColor: site.brand.color,
    locale: LOCALE,
    reference: sample.reference,
    categoryName: sample.category,
    promise,
    agent: staffName,
  };
  if (!isRequesterLetter(letter)) {
    const { requester, subject, message } = sample;
    const facts: StaffFacts = { ...both, name: staffName, deskUrl: '#', requester, subject, message, note: null };
    return writeLetter(facts, staffLetters[letter](facts, words));
  }
  const articles = await articleIndex(deps, siteId);
  const facts: RequesterFacts = {
    ...both,
    name: sample.name,
    trackUrl: '#',
    notMeUrl: '#',
    promiseSentence: promise && promiseSentence(promiseText(site.promise_settings, true), promise),
    thanks: null,
    hours: serviceHours(site.calendar),
    contacts: site.contacts,
    answers: articles.slice(0, 2).map(({ question, excerpt }) => ({ question, excerpt, href: '#' })),
    reply: { body: sample.reply, isCompleting: false },
  };
  return writeLetter(facts, requesterLetters[letter](facts, words));
}
