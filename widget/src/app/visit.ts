import type { VisitEventInput } from '@helpslip/shared/contract';
import { visitLimits } from '@helpslip/shared/visit-limits';
import { type Api, Refused } from './api.ts';
import type { Emit } from './embed.ts';
import { of, text, textList } from './read.ts';
import { randomId, type Store } from './store.ts';

const FLUSH_AFTER_MS = 2_000;
const SETTLED_AFTER_MS = 1_000;

type VisitFact = VisitEventInput extends infer Event ? (Event extends unknown ? Omit<Event, 'ago'> : never) : never;

export interface Visit {
  id: string;
  /** What was looked up so far: articles opened and searches made. */
  looked(): { articles: string[]; searches: number };
  add(fact: VisitFact): void;
  /** A query as it is being typed. It counts when it has stood for a second, or at `settle`. */
  typing(query: string, found: string[], category: string): void;
  settle(): void;
  stop(): void;
}

/** Tells the server what happened in this visit, in batches, without anybody waiting for it. */
export function createVisit(api: Api, site: string, store: Store, emit: Emit): Visit {
  const stored = of(store.read('visit'));
  const id = text(stored.id) || randomId();
  const articles = textList(stored.articles);
  let searches = Number(stored.searches) || 0;
  let waiting: { fact: VisitFact; at: number }[] = [];
  let typed: { query: string; found: string[]; category: string } | null = null;
  let lastQuery = '';
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;

  const save = () => store.write('visit', { id, articles, searches });

  function add(fact: VisitFact): void {
    if (fact.kind === 'article-opened' && !articles.includes(fact.article)) articles.push(fact.article);
    if (fact.kind === 'searched') searches++;
    save();
    waiting.push({ fact, at: performance.now() });
    clearTimeout(flushTimer);
    flushTimer = setTimeout(flush, FLUSH_AFTER_MS);
  }

  function flush(): void {
    clearTimeout(flushTimer);
    const batch = waiting.splice(0, visitLimits.eventsPerBatch);
    if (batch.length === 0) return;
    const now = performance.now();
    const events = batch.map(
      ({ fact, at }): VisitEventInput => ({ ...fact, ago: Math.min(3_600_000, Math.round(now - at)) }),
    );
    api.events({ site, visit: id, events }).catch((error: unknown) => {
      // Put back for the next batch; nothing is sent for their sake alone.
      if (error instanceof Refused && error.isPassing)
        waiting = [...batch, ...waiting].slice(-visitLimits.eventsPerBatch);
    });
  }

  function settle(): void {
    clearTimeout(settleTimer);
    const settled = typed;
    typed = null;
    if (!settled || settled.query === lastQuery) return;
    lastQuery = settled.query;
    const { query, found, category } = settled;
    add({ kind: 'searched', query, found, ...(category && { category }) });
    emit(found.length > 0 ? 'search' : 'search-miss', { query, found: found.length });
  }

  const leave = () => {
    settle();
    flush();
  };
  addEventListener('pagehide', leave);

  return {
    id,
    looked: () => ({ articles, searches }),
    add,
    typing(query, found, category) {
      const plain = [...query.trim()].slice(0, visitLimits.query).join('');
      typed = plain ? { query: plain, found, category } : null;
      clearTimeout(settleTimer);
      settleTimer = setTimeout(settle, SETTLED_AFTER_MS);
    },
    settle,
    stop() {
      leave();
      removeEventListener('pagehide', leave);
    },
  };
}
