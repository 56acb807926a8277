/** @jsxImportSource hono/jsx */
import { MOST_COUNTED, type QueueCounts } from '../tickets/queue-counts.ts';
import { type QueueFilter, type QueueView, queueViews } from '../tickets/queue-filter.ts';
import { firstPage, queueHref } from './queue-address.ts';

const words: Record<QueueView, string> = {
  todo: 'To do',
  mine: 'Mine',
  unassigned: 'Unassigned',
  'at-risk': 'At risk',
  waiting: 'Waiting',
  completed: 'Completed',
  feedback: 'Feedback',
  all: 'All',
  held: 'Held',
  spam: 'Spam',
};

/** A count as it is shown; a very long one by what it exceeds. */
export function countWords(count: number): string {
  return count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : String(count);
}

/** Where nothing is held there is no such view, and spam is reached from there. */
const isQuiet = (view: QueueView, shown: QueueView, counts: QueueCounts | null) =>
  view !== shown && (view === 'spam' ? shown !== 'held' : view === 'held' && shown !== 'spam' && !counts?.held);

/** The views, with how many there are to look at; not where the list is narrowed by more than its site. */
export function QueueTabs({ filter, counts }: { filter: QueueFilter; counts: QueueCounts | null }) {
  const { status: _, sort: __, ...kept } = firstPage(filter);
  return (
    <nav class="tabs" aria-label="Views" data-counts={counts ? countsHref(filter.site) : undefined}>
      {queueViews
        .filter((view) => !isQuiet(view, filter.view, counts))
        .map((view) => (
          <a href={queueHref({ ...kept, view })} aria-current={filter.view === view ? 'page' : undefined}>
            {words[view]}
            {counts && view !== 'completed' && view !== 'all' && view !== 'spam' && (
              <span class="count" data-view={view}>
                {countWords(counts[view])}
              </span>
            )}
          </a>
        ))}
    </nav>
  );
}

function countsHref(site: string | undefined): string {
  return site ? `/admin/counts?site=${site}` : '/admin/counts';
}
