import type { TicketStatus } from '@helpslip/shared/contract';
import { looksBlank } from '@helpslip/shared/text';
import { type QueueFilter, type QueueSort, queueViews } from '../tickets/queue-filter.ts';
import type { WebContext } from '../web/route.ts';

const statuses: TicketStatus[] = ['queued', 'assigned', 'waiting', 'completed'];
const sorts: QueueSort[] = ['promise', 'newest', 'longest'];
const LONGEST_SEARCH = 300;

/** What the address asks for. Whatever it does not say, or says wrongly, is the plain queue. */
export function filterOf(c: WebContext): QueueFilter {
  const asked = (name: string) => c.req.query(name);
  const key = (value: string | undefined) => (value && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(value) ? value : undefined);
  const typed = asked('q')?.replaceAll('\0', '').slice(0, LONGEST_SEARCH).toWellFormed();
  return {
    view: queueViews.find((view) => view === asked('view')) ?? 'todo',
    status: statuses.find((status) => status === asked('status')),
    site: key(asked('site')),
    category: key(asked('category')),
    assignee: asked('assignee')?.match(/^[\w-]{1,64}$/)?.[0],
    search: typed === undefined || looksBlank(typed) ? undefined : typed.trim(),
    sort: sorts.find((sort) => sort === asked('sort')),
    after: asked('after')?.slice(0, 60) || undefined,
    before: asked('before')?.slice(0, 60) || undefined,
  };
}

/** The address of a queue: everything it is narrowed by can be kept as a bookmark. */
export function queueHref(filter: QueueFilter): string {
  const { view, search, after, before, ...rest } = filter;
  const said = { view: view === 'todo' ? undefined : view, q: search, ...rest, after, before };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value);
  return query.size > 0 ? `/admin?${query}` : '/admin';
}

/** The same queue from its beginning. */
export function firstPage(filter: QueueFilter): QueueFilter {
  return { ...filter, after: undefined, before: undefined };
}
