import { type QueueCounts, queueCounts } from '../tickets/queue-counts.ts';
import { cachedBytes } from '../web/conditional.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { filterOf } from './queue-address.ts';
import { countWords } from './queue-views.tsx';

/** GET /admin/counts: the counts of the queue as they are shown, asked again and again by its script; 304 where they are the same. */
export async function countsDoor(c: WebContext): Promise<Response> {
  const counts: QueueCounts = await queueCounts(c.get('deps'), staffIn(c).id, filterOf(c).site);
  const shown = Object.fromEntries(Object.entries(counts).map(([view, count]) => [view, countWords(count)]));
  return cachedBytes(c, JSON.stringify(shown), 'application/json', 'private, no-cache');
}
