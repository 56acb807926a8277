/** @jsxImportSource hono/jsx */
import type { TicketStatus } from '@helpslip/shared/contract';
import type { QueueFilter, QueueView } from '../tickets/queue-queries.ts';

const tabs: { view: QueueView; word: string; counted: TicketStatus[] }[] = [
  { view: 'open', word: 'To do', counted: ['queued', 'assigned'] },
  { view: 'queued', word: 'Queued', counted: ['queued'] },
  { view: 'assigned', word: 'Assigned', counted: ['assigned'] },
  { view: 'waiting', word: 'Waiting', counted: ['waiting'] },
  { view: 'completed', word: 'Completed', counted: [] },
  { view: 'all', word: 'All', counted: [] },
];

/** The address of a queue: everything it is narrowed by can be kept as a bookmark. */
export function queueHref({ view, site, category, after }: QueueFilter): string {
  const query = new URLSearchParams();
  if (view !== 'open') query.set('status', view);
  if (site) query.set('site', site);
  if (category) query.set('category', category);
  if (after) query.set('after', after);
  return query.size > 0 ? `/admin?${query}` : '/admin';
}

/** The views by status, with how many there are to look at. */
export function QueueTabs({ filter, counts }: { filter: QueueFilter; counts: Map<TicketStatus, number> }) {
  return (
    <nav class="tabs" aria-label="Views">
      {tabs.map(({ view, word, counted }) => (
        <a
          href={queueHref({ ...filter, view, after: undefined })}
          aria-current={filter.view === view ? 'page' : undefined}
        >
          {word}
          {counted.length > 0 && !filter.category && (
            <span class="count">{counted.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)}</span>
          )}
        </a>
      ))}
    </nav>
  );
}

interface Choice {
  key: string;
  name: string;
}

/** Narrows the queue to a site (where there are several) and a category. */
export function QueueNarrowing({
  filter,
  choices,
}: {
  filter: QueueFilter;
  choices: { sites: Choice[]; categories: Choice[] };
}) {
  if (choices.categories.length === 0) return null;
  return (
    <form class="narrowing" action="/admin" method="get">
      {filter.view !== 'open' && <input type="hidden" name="status" value={filter.view} />}
      {choices.sites.length > 1 && (
        <Choices name="site" label="Site" all="All sites" choices={choices.sites} chosen={filter.site} />
      )}
      <Choices
        name="category"
        label="Category"
        all="All categories"
        choices={choices.categories}
        chosen={filter.category}
      />
      <button class="button quiet" type="submit">
        Show
      </button>
    </form>
  );
}

interface ChoicesProps {
  name: string;
  label: string;
  all: string;
  choices: Choice[];
  chosen: string | undefined;
}

function Choices({ name, label, all, choices, chosen }: ChoicesProps) {
  return (
    <select name={name} aria-label={label}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option value={choice.key} selected={choice.key === chosen}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}
