/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import type { ArticleStatus } from '../db/schema.ts';
import { articleStatusWords } from './answers-status.tsx';
import { type Choice, PlaceChoices } from './place-choices.tsx';

/** What the address of the list asks for. */
export interface AskedAnswers {
  /** The key of a site. */
  site: string;
  status: ArticleStatus | undefined;
  /** The key of a category, or nothing for any. */
  category: string;
  query: string;
  page: number;
}

/** The address that asks for this. */
export function answersHref({ site, status = undefined, category, query, page }: AskedAnswers): string {
  const given = { site, status: status ?? '', category, q: query, page: page > 1 ? String(page) : '' };
  return `/admin/answers?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`;
}

interface FilterProps {
  asked: AskedAnswers;
  sites: Choice[];
  categories: Choice[];
  counts: Record<ArticleStatus, number>;
}

export function AnswersFilter({ asked, sites, categories, counts }: FilterProps) {
  return (
    <form class="try-search answers-filter" action="/admin/answers" method="get">
      <div class="words">
        <label for="q">Search answers</label>
        <input
          id="q"
          name="q"
          type="search"
          value={asked.query}
          maxlength={limits.query}
          dir="auto"
          autocomplete="off"
        />
      </div>
      <PlaceChoices asked={asked} sites={sites} categories={categories} />
      <div>
        <label for="status">Status</label>
        <select id="status" name="status">
          <option value="">Any</option>
          {(['published', 'draft', 'withdrawn'] as const).map((status) => (
            <option value={status} selected={status === asked.status}>
              {`${articleStatusWords[status]} (${counts[status]})`}
            </option>
          ))}
        </select>
      </div>
      <button class="button quiet" type="submit">
        Show
      </button>
    </form>
  );
}

export function AnswersEmpty({ isFiltered, asked }: { isFiltered: boolean; asked: AskedAnswers }) {
  const { site, query } = asked;
  if (!isFiltered) {
    return (
      <section class="empty">
        <h2>No answers yet</h2>
        <p>Write down the question you are asked most. Later, make answers of your replies: each ticket offers it.</p>
      </section>
    );
  }
  return (
    <section class="empty">
      <h2>No answer fits this</h2>
      <p>
        {query !== '' && (
          <>
            <a href={`/admin/answers/new?${new URLSearchParams({ site, question: query })}`}>
              Write an answer to “<bdi>{query}</bdi>”
            </a>
            , or{' '}
          </>
        )}
        <a href={`/admin/answers?${new URLSearchParams({ site })}`}>show all answers</a>.
      </p>
    </section>
  );
}
