import { createSearch } from '@helpslip/shared/search/create-search';
import { percentile } from './load.ts';
import type { Section } from './report.ts';
import { milliseconds, whole } from './rounds.ts';
import { syntheticArticles } from './synthetic-articles.ts';

/** What a key may take at the 95th percentile in a browser slowed down four times; here is a quarter of it. */
const GOALS = [
  { count: 50, slowedMs: 2 },
  { count: 500, slowedMs: 2 },
  { count: 5000, slowedMs: 16 },
];

/** Types questions key by key, and takes the time of each search. */
export function suggestionTime(): Section {
  return {
    title: 'Suggestions while typing',
    text: [
      'Forty questions, every second one with two letters swapped, typed key by key into the search of the widget over invented articles (a question, two phrasings and an excerpt each); each key is one search. In Node, in one thread, without a warm-up.',
      'Goal for a key at p95, in a browser slowed down four times: 2, 2 and 16 ms; the column shows a quarter of it.',
    ],
    head: ['articles', 'index built ms', 'keys', 'p50 ms', 'p95 ms', 'p99 ms', 'goal p95 ms'],
    rows: GOALS.map(({ count, slowedMs }) => {
      const { articles, queries } = syntheticArticles(count);
      const startedAt = performance.now();
      const search = createSearch(articles);
      const builtMs = performance.now() - startedAt;
      const keysMs = queries.flatMap((query) => timesOfKeys(query, search));
      const figures = [0.5, 0.95, 0.99].map((part) => milliseconds(percentile(keysMs, part)));
      return [whole(count), milliseconds(builtMs), whole(keysMs.length), ...figures, milliseconds(slowedMs / 4)];
    }),
  };
}

function timesOfKeys(query: string, search: (typed: string) => { id: string }[]): number[] {
  const times = Array.from(query, (_, at) => {
    const startedAt = performance.now();
    search(query.slice(0, at + 1));
    return performance.now() - startedAt;
  });
  if (search(query).length === 0) throw new Error(`Nothing was found for "${query}".`);
  return times;
}
