import type { RequesterLetter, StaffLetter } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { LetterWords } from './letters/letter.ts';
import { english } from './letters/texts/en.ts';

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

/** The words of a letter of a site: the owner's own, or those that come with Helpslip, which have never changed. */
export async function letterWords(
  { db }: Deps,
  siteId: number,
  letter: WordedLetter,
): Promise<LetterWords & { updatedAt: Date | null }> {
  const own = await db
    .selectFrom('letter_text')
    .select(['subject', 'opening', 'closing', 'updated_at as updatedAt'])
    .where('site_id', '=', siteId)
    .where('letter', '=', letter)
    .executeTakeFirst();
  return own ?? { ...english.letters[letter], updatedAt: null };
}

/** Which letters of a site have an owner's own words. */
export async function ownWordedLetters({ db }: Deps, siteId: number): Promise<Set<string>> {
  const rows = await db.selectFrom('letter_text').select('letter').where('site_id', '=', siteId).execute();
  return new Set(rows.map(({ letter }) => letter));
}
