/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { type Choice, PlaceChoices } from './place-choices.tsx';

/** What the address of the page asks for. */
export interface AskedSearch {
  /** The key of a site. */
  site: string;
  /** The key of a category, or nothing for any. */
  category: string;
  query: string;
  context: string;
}

/** The address that asks for this. */
export function searchHref({ site, category, query, context }: AskedSearch): string {
  const given = Object.entries({ site, category, q: query, context }).filter(([, value]) => value !== '');
  return `/admin/search?${new URLSearchParams(given)}`;
}

export function SearchForm({
  asked,
  sites,
  categories,
}: {
  asked: AskedSearch;
  sites: Choice[];
  categories: Choice[];
}) {
  return (
    <form class="try-search" action="/admin/search" method="get">
      <div class="words">
        <label for="q">What a visitor types</label>
        <input
          id="q"
          name="q"
          type="search"
          value={asked.query}
          maxlength={limits.query}
          dir="auto"
          autocomplete="off"
          autofocus={asked.query === '' ? true : undefined}
        />
      </div>
      <PlaceChoices asked={asked} sites={sites} categories={categories} />
      <div>
        <label for="context">Product or version</label>
        <input id="context" name="context" value={asked.context} maxlength={limits.contextValue} dir="auto" />
      </div>
      <button class="button" type="submit">
        Search
      </button>
    </form>
  );
}
