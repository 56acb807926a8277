import type { ArticleIndex } from '@helpslip/shared/contract';
import { buildSearch } from '@helpslip/widget/app/search.ts';

/** What the page measured, in milliseconds. */
export interface PageTimes {
  /** From the first slice to the first answer of a ready index. */
  builtMs: number;
  /** Each piece of work between two moments at which the page could have drawn. */
  slicesMs: number[];
  /** Each key. */
  keysMs: number[];
}

/** Runs in the browser: builds the index as the widget does, then types each question key by key. */
async function measure(index: ArticleIndex, queries: string[]): Promise<PageTimes> {
  const slicesMs: number[] = [];
  const timed = (work: () => void) => () => {
    const startedAt = performance.now();
    work();
    slicesMs.push(performance.now() - startedAt);
  };
  const later = window.setTimeout.bind(window);
  let waiting = 0;
  Object.assign(window, {
    setTimeout: (work: () => void) => {
      waiting++;
      return later(() => {
        waiting--;
        timed(work)();
      });
    },
  });
  const startedAt = performance.now();
  let search = (_: string): { id: string }[] => [];
  timed(() => {
    search = buildSearch(index);
  })();
  while (waiting > 0) await new Promise((resume) => later(resume));
  const builtMs = performance.now() - startedAt;
  const keysMs = queries.flatMap((query) =>
    Array.from(query, (_, at) => {
      const typedAt = performance.now();
      search(query.slice(0, at + 1));
      return performance.now() - typedAt;
    }),
  );
  return { builtMs, slicesMs, keysMs };
}

Object.assign(window, { measure });
