import type { Language } from '@helpslip/shared/languages';
import type { RequesterLetter, StaffLetter } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { LetterWords } from './letters/letter.ts';
import { textsFor } from './letters/texts/languages.ts';

export type WordedLetter = RequesterLetter | StaffLetter;

/** The letters whose words an owner can choose, in the order in which a ticket meets them. */
export const wordedLetters: WordedLetter[] = [
  'ticket-received',
  'agent-replied',
  'running-late',
  'ticket-completed',
  'follow-up',
  'access-link',
  'new-ticket',
  'assigned',
  'requester-replied',
  'promise-at-risk',
];

/** The words of a letter of a site in a language: the owner's own, or those that come with Helpslip, which have never changed. */
export async function letterWords(
  { db }: Deps,
  siteId: number,
  letter: WordedLetter,
  language: Language,
): Promise<LetterWords & { updatedAt: Date | null }> {
  const own = await db
    .selectFrom('letter_text')
    .select(['subject', 'opening', 'closing', 'updated_at as updatedAt'])
    .where('site_id', '=', siteId)
    .where('letter', '=', letter)
    .where('locale', '=', language)
    .executeTakeFirst();
  return own ?? { ...textsFor(language).letters[letter], updatedAt: null };
}

/** Which letters of a site have an owner's own words, and in which languages. */
export async function ownWordedLetters({ db }: Deps, siteId: number): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('letter_text')
    .select((column) => ['letter', column.fn.agg<string[]>('array_agg', ['locale']).orderBy('locale').as('locales')])
    .where('site_id', '=', siteId)
    .groupBy('letter')
    .execute();
  return new Map(rows.map(({ letter, locales }) => [letter, locales]));
}
