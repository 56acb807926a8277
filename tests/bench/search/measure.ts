import type { Answer, Engine } from './engines/engine.ts';
import { SHOWN } from './engines/engine.ts';
import type { Query, QuestionSet } from './sets.ts';
import { cutShort, firstWords, GIBBERISH, misspelt } from './variants.ts';

/** Shares from 0 to 1; null where a set has no such queries. */
export interface Found {
  first: number | null;
  amongFive: number | null;
  reciprocalRank: number | null;
  shown: number | null;
}

export interface Figures {
  whole: Found;
  misspelt: Found;
  threeWords: Found;
  fiveWords: Found;
  eightWords: Found;
  cut: Found;
  gibberish: Found;
  unanswerable: Found;
  /** Processor milliseconds. */
  buildMs: number;
  p50Ms: number;
  p95Ms: number;
}

// Fewer than these say nothing of how an engine does with cut queries.
const FEWEST = 50;
const WARM_UP = 100;

/** Puts every query of a set to an engine, in every variant. */
export async function measure(engine: Engine, { articles, queries, unanswerable }: QuestionSet): Promise<Figures> {
  const warm = await engine(articles);
  for (const { text } of queries.slice(0, WARM_UP)) await warm(text);
  const startedAt = processorMs();
  const answer = await engine(articles);
  const buildMs = processorMs() - startedAt;
  const times: number[] = [];
  const whole = await ask(answer, queries, times);
  times.sort((a, b) => a - b);
  const all = (change: (text: string) => string | null) => ask(answer, changed(queries, change));
  const long = (count: number) => {
    const cut = changed(queries, (text) => firstWords(text, count));
    return ask(answer, cut.length < FEWEST ? [] : cut);
  };
  return {
    whole,
    misspelt: await all(misspelt),
    threeWords: await long(3),
    fiveWords: await long(5),
    eightWords: await long(8),
    cut: await all((text) => cutShort(text, 0.6)),
    gibberish: await ask(
      answer,
      GIBBERISH.map((text) => ({ text, answers: [] })),
    ),
    unanswerable: await ask(answer, unanswerable),
    buildMs,
    p50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

function changed(queries: Query[], change: (text: string) => string | null): Query[] {
  return queries.flatMap(({ text, answers }) => {
    const other = change(text);
    return other ? [{ text: other, answers }] : [];
  });
}

async function ask(answer: Answer, queries: Query[], times: number[] = []): Promise<Found> {
  const sum = { first: 0, amongFive: 0, reciprocalRank: 0, shown: 0 };
  for (const { text, answers } of queries) {
    const startedAt = processorMs();
    const given = answer(text);
    const ids = (Array.isArray(given) ? given : await given).slice(0, SHOWN);
    times.push(processorMs() - startedAt);
    const place = ids.findIndex((id) => answers.includes(id));
    if (ids.length > 0) sum.shown++;
    if (place === 0) sum.first++;
    if (place < 0) continue;
    sum.amongFive++;
    sum.reciprocalRank += 1 / (place + 1);
  }
  const share = (count: number) => (queries.length > 0 ? count / queries.length : null);
  return {
    first: share(sum.first),
    amongFive: share(sum.amongFive),
    reciprocalRank: share(sum.reciprocalRank),
    shown: share(sum.shown),
  };
}

/** Processor time rather than the clock's: other work on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
