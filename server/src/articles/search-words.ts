import { fillersIn, fillersOf } from '@helpslip/shared/search/fillers';
import { generalSynonyms } from '@helpslip/shared/search/general-synonyms';
import type { SearchWords } from '@helpslip/shared/search/hit';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/**
 * The words that a search over a site's articles knows beside theirs: the fillers of its languages, and what means the same.
 * The general groups go whole: a word that no article holds is still known to be no slip for one that is there.
 * @param translation the language of the search, where it is not the one that the articles were written in first: its fillers alone count,
 * and those of the first where an article is not translated
 */
export async function searchWordsOf(
  { db }: Deps,
  siteId: number,
  translation: string | null = null,
): Promise<SearchWords> {
  const { locales, synonyms, hasGaps } = await db
    .selectFrom('site')
    .select(['locales', 'synonyms', hasGapsIn(translation).as('hasGaps')])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  if (translation === null) return { fillers: fillersOf(locales), generalSynonyms, synonyms };
  const fillers = fillersIn([translation, ...(hasGaps ? locales.slice(0, 1) : [])]);
  return { fillers, generalSynonyms, synonyms };
}

/** Whether visitors of a site meet an article that is not in a language. */
function hasGapsIn(locale: string | null) {
  return sql<boolean>`exists (select from article where article.site_id = site.id and status = 'published'
    and not exists (select from article_translation where article_id = article.id and locale = ${locale}))`;
}
