import { fillersOf } from '@helpslip/shared/search/fillers';
import { generalSynonyms } from '@helpslip/shared/search/general-synonyms';
import type { SearchWords } from '@helpslip/shared/search/hit';
import type { Deps } from '../deps.ts';

/**
 * The words that a search over a site's articles knows beside theirs: the fillers of its languages, and what means the same.
 * The general groups go whole: a word that no article holds is still known to be no slip for one that is there.
 */
export async function searchWordsOf({ db }: Deps, siteId: number): Promise<SearchWords> {
  const { locales, synonyms } = await db
    .selectFrom('site')
    .select(['locales', 'synonyms'])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  return { fillers: fillersOf(locales), generalSynonyms, synonyms };
}
