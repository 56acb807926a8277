import type { Language } from '@helpslip/shared/languages';
import { type Kysely, sql } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { WordedLetter } from './letter-words.ts';
import type { LetterWords } from './letters/letter.ts';

interface WordsAtWork {
  siteId: number;
  letter: WordedLetter;
  /** Letters to staff are English. */
  language: Language;
  /** When these words had last changed, as their writer saw them; null for those that come with Helpslip. */
  seenAt: Date | null;
}

/**
 * Gives a letter of a site an owner's own words, from the next letter on.
 * @param words as `checkLetterWords` lets through
 * @throws Refusal `not-found` for a site that is not theirs; `conflict` when somebody changed the words since
 */
export async function saveLetterWords(
  deps: Deps,
  staffId: string,
  atWork: WordsAtWork,
  words: LetterWords,
): Promise<void> {
  const { siteId, letter, language } = atWork;
  await deps.db.transaction().execute(async (trx) => {
    const lastAt = await lockWords(trx, staffId, atWork);
    const row = { ...words, staff_id: staffId, updated_at: laterThan(lastAt, deps.clock()) };
    await trx
      .insertInto('letter_text')
      .values({ site_id: siteId, letter, locale: language, ...row })
      .onConflict((conflict) => conflict.columns(['site_id', 'letter', 'locale']).doUpdateSet(row))
      .execute();
    await recordAudit(
      trx,
      { siteId, staffId, action: 'letter-words-changed', detail: { letter, language } },
      deps.clock(),
    );
  });
}

/**
 * Gives a letter of a site back the words that come with Helpslip.
 * @throws Refusal as `saveLetterWords`
 */
export async function resetLetterWords(deps: Deps, staffId: string, atWork: WordsAtWork): Promise<void> {
  const { siteId, letter, language } = atWork;
  await deps.db.transaction().execute(async (trx) => {
    await lockWords(trx, staffId, atWork);
    await trx
      .deleteFrom('letter_text')
      .where('site_id', '=', siteId)
      .where('letter', '=', letter)
      .where('locale', '=', language)
      .execute();
    await recordAudit(
      trx,
      { siteId, staffId, action: 'letter-words-reset', detail: { letter, language } },
      deps.clock(),
    );
  });
}

/** Lets one at a time change a letter's words, and no one who saw others. @returns when they last changed; null for those that come with Helpslip */
async function lockWords(
  trx: Kysely<Database>,
  staffId: string,
  { siteId, letter, language, seenAt }: WordsAtWork,
): Promise<Date | null> {
  const lock = `helpslip:letter-text:${siteId}:${letter}:${language}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx);
  const site = await trx
    .selectFrom('site_staff')
    .innerJoin('staff', 'staff.id', 'site_staff.staff_id')
    .leftJoin('letter_text', (join) =>
      join
        .onRef('letter_text.site_id', '=', 'site_staff.site_id')
        .on('letter_text.letter', '=', letter)
        .on('letter_text.locale', '=', language),
    )
    .select('letter_text.updated_at')
    .where('site_staff.site_id', '=', siteId)
    .where('site_staff.staff_id', '=', staffId)
    .where('staff.role', '=', 'owner')
    .executeTakeFirst();
  if (!site) throw new Refusal('not-found', 'There is no site whose letters you may change here.');
  if (site.updated_at?.getTime() !== seenAt?.getTime()) throw changed();
  return site.updated_at;
}

const changed = () =>
  new Refusal(
    'conflict',
    'Somebody else changed this letter while you had it open. Yours is not saved yet: look, then decide.',
  );

function laterThan(lastAt: Date | null, now: Date): Date {
  return new Date(Math.max(now.getTime(), (lastAt?.getTime() ?? 0) + 1));
}
