import { setImmediate } from 'node:timers/promises';
import type { IndexedArticle } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';
import { searchOfSite } from './site-search.ts';

const MOST_ALIKE = 3;

/**
 * The answers of a site, drafts as well, that are found by the words of one that is being written: it may be there already.
 * @param wordings its question, and other ways in which it is asked
 * @param exceptId the answer itself, where it has been saved
 */
export async function alikeArticles(
  deps: Deps,
  siteId: number,
  wordings: string[],
  exceptId?: number,
): Promise<IndexedArticle[]> {
  const { hits, articles } = await searchOfSite(deps, siteId, { reach: 'every' });
  const best = new Map<string, number>();
  for (const wording of wordings) {
    await setImmediate();
    // The search takes a last word for one that is still being typed; this one is finished.
    for (const { id, score } of hits(`${wording} `, { limit: MOST_ALIKE + 1 })) {
      best.set(id, Math.max(best.get(id) ?? 0, score));
    }
  }
  if (exceptId !== undefined) best.delete(String(exceptId));
  const order = [...best].sort(([, a], [, b]) => b - a).slice(0, MOST_ALIKE);
  return order.flatMap(([id]) => articles.get(id) ?? []);
}
