/** @jsxImportSource hono/jsx */
import type { QueueChoices } from '../tickets/queue-choices.ts';
import { NOBODY, type QueueFilter, type QueueSort, sortOf, sortsOf, statusesOf } from '../tickets/queue-filter.ts';
import { statusWords } from './status.tsx';

const sortWords: Record<QueueSort, string> = {
  promise: 'Promised soonest',
  newest: 'Newest',
  longest: 'Waiting longest',
};

interface NarrowingProps {
  filter: QueueFilter;
  choices: QueueChoices;
}

/** Finds tickets by their words, whatever view they are in; a reference goes to its ticket. */
export function QueueSearch({ filter }: { filter: QueueFilter }) {
  return (
    <search class="finding">
      <form action="/admin" method="get">
        <input type="hidden" name="view" value="all" />
        {filter.site && <input type="hidden" name="site" value={filter.site} />}
        <input
          type="search"
          name="q"
          value={filter.search}
          maxlength={300}
          aria-label="Search tickets"
          placeholder="Words, name, e-mail or reference"
          data-key="/"
        />
        <button class="button quiet" type="submit">
          Search
        </button>
      </form>
    </search>
  );
}

/** Narrows a view to a site (where there are several), a category, a status and whose it is, and sorts it. */
export function QueueNarrowing({ filter, choices }: NarrowingProps) {
  if (choices.categories.length === 0) return null;
  const { view, site, category, assignee, search, status } = filter;
  const isNarrowed = [site, category, assignee, status, filter.sort].some(Boolean);
  const statuses = statusesOf(view).map((one) => ({ key: one, name: statusWords[one] }));
  const isAnybody = view !== 'mine' && view !== 'unassigned';
  return (
    <details class="narrowing" open={isNarrowed}>
      <summary>Filter and sort</summary>
      <form action="/admin" method="get">
        {view !== 'todo' && <input type="hidden" name="view" value={view} />}
        {search && <input type="hidden" name="q" value={search} />}
        {choices.sites.length > 1 && (
          <Choices name="site" label="Site" all="All sites" choices={choices.sites} chosen={site} />
        )}
        <Choices name="category" label="Category" all="All categories" choices={choices.categories} chosen={category} />
        {statuses.length > 1 && (
          <Choices name="status" label="Status" all="Any status" choices={statuses} chosen={status} />
        )}
        {isAnybody && (
          <Choices
            name="assignee"
            label="Assigned to"
            all="Anybody’s"
            choices={[{ key: NOBODY, name: 'Nobody’s' }, ...choices.members]}
            chosen={assignee}
          />
        )}
        <Choices
          name="sort"
          label="Sort by"
          choices={sortsOf(view).map((sort) => ({ key: sort, name: sortWords[sort] }))}
          chosen={sortOf(filter)}
        />
        <button class="button quiet" type="submit">
          Show
        </button>
      </form>
    </details>
  );
}

interface ChoicesProps {
  name: string;
  label: string;
  /** What stands for no choice, where there need not be one. */
  all?: string;
  choices: { key: string; name: string }[];
  chosen: string | undefined;
}

function Choices({ name, label, all, choices, chosen }: ChoicesProps) {
  return (
    <select name={name} aria-label={label}>
      {all && <option value="">{all}</option>}
      {choices.map((choice) => (
        <option value={choice.key} selected={choice.key === chosen}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}
