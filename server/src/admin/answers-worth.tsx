/** @jsxImportSource hono/jsx */
import type { IndexedArticle } from '@helpslip/shared/contract';
import { caughtSearches } from '../articles/caught-searches.ts';
import type { Deps } from '../deps.ts';
import { MISS_DAYS, type MissedSearch, missedSearches } from '../visits/missed-searches.ts';
import { answerHref } from './answers-edit.tsx';
import type { TypedText } from './answers-typed.ts';

const MOST_MISSES = 500;
const MOST_TOLD = 8;

/** The missed searches of a site that an answer would have caught, as it is typed so far; null while it has no question. */
export async function missesCaughtBy(
  deps: Deps,
  siteId: number,
  typed: TypedText,
  offered: string[],
): Promise<MissedSearch[] | null> {
  if (typed.question.trim() === '') return null;
  const phrasings = [...typed.phrasings.split('\n'), ...offered].filter((words) => words.trim() !== '');
  return caughtSearches(deps, siteId, { ...typed, phrasings }, await missedSearches(deps, siteId, MOST_MISSES));
}

/** How many searches that found nothing would have found this. */
export function CaughtMisses({ caught }: { caught: MissedSearch[] | null }) {
  if (caught === null) return null;
  const visits = caught.reduce((sum, one) => sum + one.visits, 0);
  return (
    <section class="worth" aria-labelledby="caught-title">
      <h2 id="caught-title">Missed searches it would have caught</h2>
      <p class="lead">
        {caught.length === 0
          ? `None of the last ${MISS_DAYS} days. Words that visitors use go into “Other ways in which people ask”.`
          : `${visits === 1 ? '1 visit' : `${visits} visits`} of the last ${MISS_DAYS} days searched for this and found nothing:`}
      </p>
      <ul>
        {caught.slice(0, MOST_TOLD).map(({ query, visits }) => (
          <li>
            <q dir="auto">{query}</q> {visits > 1 && `${visits} times`}
          </li>
        ))}
        {caught.length > MOST_TOLD && <li>and {caught.length - MOST_TOLD} more</li>}
      </ul>
    </section>
  );
}

/** Answers that may say the same already. */
export function AlikeAnswers({ alike }: { alike: IndexedArticle[] }) {
  if (alike.length === 0) return null;
  return (
    <section class="alike" aria-labelledby="alike-title">
      <h2 id="alike-title">Is it there already?</h2>
      <ul>
        {alike.map(({ id, question, excerpt }) => (
          <li>
            <a href={answerHref(Number(id))} dir="auto">
              {question}
            </a>
            <span class="excerpt" dir="auto">
              {excerpt}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
