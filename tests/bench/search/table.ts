import type { Figures } from './measure.ts';

/** An engine, how large it is, and its figures for each set. */
export interface Row {
  name: string;
  bytes: number;
  sets: { phrasings: string; figures: Figures }[];
}

const HEAD = [
  'engine',
  'phrasings',
  'hit@1',
  'hit@5',
  'MRR',
  'misspelt',
  'first 3',
  'first 5',
  'first 8',
  'cut 60 %',
  'gibberish shown',
  'unanswerable shown',
  'p50 ms',
  'p95 ms',
  'build ms',
  'bytes',
];

/** A Markdown table: for each number of phrasings each engine, as the mean over the sets. */
export function tableOf(rows: Row[]): string {
  const kinds = [...new Set(rows.flatMap(({ sets }) => sets.map(({ phrasings }) => phrasings)))];
  const lines = kinds
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((phrasings) =>
      rows.map(({ name, bytes, sets }) => {
        const figures = sets.filter((set) => set.phrasings === phrasings).map((set) => set.figures);
        return [name, phrasings || 'as given', ...cellsOf(figures), String(bytes)];
      }),
    );
  return [HEAD, HEAD.map((_, place) => (place === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cellsOf(figures: Figures[]): string[] {
  const share = (of: (one: Figures) => number | null) => mean(figures.map(of), (value) => (value * 100).toFixed(1));
  const time = (of: (one: Figures) => number) => mean(figures.map(of), (value) => value.toFixed(2));
  return [
    share(({ whole }) => whole.first),
    share(({ whole }) => whole.amongFive),
    mean(
      figures.map(({ whole }) => whole.reciprocalRank),
      (value) => value.toFixed(3),
    ),
    share(({ misspelt }) => misspelt.amongFive),
    share(({ threeWords }) => threeWords.amongFive),
    share(({ fiveWords }) => fiveWords.amongFive),
    share(({ eightWords }) => eightWords.amongFive),
    share(({ cut }) => cut.amongFive),
    share(({ gibberish }) => gibberish.shown),
    share(({ unanswerable }) => unanswerable.shown),
    time(({ p50Ms }) => p50Ms),
    time(({ p95Ms }) => p95Ms),
    time(({ buildMs }) => buildMs),
  ];
}

function mean(values: (number | null)[], write: (value: number) => string): string {
  const given = values.filter((value) => value !== null);
  return given.length > 0 ? write(given.reduce((sum, value) => sum + value, 0) / given.length) : '–';
}
