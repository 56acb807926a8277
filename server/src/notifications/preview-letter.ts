import { instantWords } from '@helpslip/shared/instant-words';
import { type Language, spokenOf } from '@helpslip/shared/languages';
import { promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import { articleIndex } from '../articles/queries.ts';
import type { Deps } from '../deps.ts';
import { addBusinessMinutes } from '../promises/business-minutes.ts';
import { siteSaid } from '../sites/own-texts.ts';
import { wordingOf } from '../sites/wording.ts';
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
  language: Language;
  /** Who looks: the letter is signed by them, and greets them where it goes to staff. */
  staffName: string;
}

const SAMPLE_MINUTES = 240;

/** Writes a letter of a site with words that may not be saved yet, to somebody whom there is not. Its links lead nowhere. */
export async function previewLetter(
  deps: Deps,
  { siteId, letter, words, language, staffName }: Preview,
): Promise<LetterText> {
  const site = await deps.db
    .selectFrom('site')
    .select(['id', 'name', 'brand', 'calendar', 'contacts', 'policies', 'promise_settings', 'locales'])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  const locale = spokenOf([language])?.locale ?? 'en-GB';
  const { sample } = textsFor(locale);
  const by = addBusinessMinutes(site.calendar, deps.clock(), SAMPLE_MINUTES);
  const promise = by && instantWords(by, site.calendar.timeZone, locale);
  const both = {
    siteName: site.name,
    brandColor: site.brand.color,
    locale,
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
  const { say, translation } = await wordingOf(deps, site, locale);
  const articles = await articleIndex(deps, siteId, { translation });
  const facts: RequesterFacts = {
    ...both,
    name: sample.name,
    trackUrl: '#',
    notMeUrl: '#',
    promiseSentence:
      promise && promiseSentence(promiseText(siteSaid(site, say).promise_settings, true, locale), promise),
    thanks: null,
    hours: serviceHours(site.calendar, locale),
    contacts: siteSaid(site, say).contacts,
    answers: articles.slice(0, 2).map(({ question, excerpt }) => ({ question, excerpt, href: '#' })),
    reply: { body: sample.reply, isCompleting: false, fileNames: [] },
  };
  return writeLetter(facts, requesterLetters[letter](facts, words));
}
