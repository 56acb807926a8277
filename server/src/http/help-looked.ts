import { createHash } from 'node:crypto';
import type { VisitEvent } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import { searchOfSite } from '../articles/site-search.ts';
import type { Deps } from '../deps.ts';
import { derivedToken } from '../ids.ts';
import type { HelpSite } from './help-site.ts';

/** What was looked for and read: it travels in the addresses, since no cookie remembers it. */
export interface Looked {
  q?: string | null;
  /** The id of an answer. */
  from?: string | null;
}

/** What somebody did here, as a visit tells it: for what was tried, and for what was missed. */
export async function lookedEvents(
  deps: Deps,
  { site, translation }: HelpSite,
  { q, from }: Looked,
  category?: string,
): Promise<VisitEvent[]> {
  const { hits, articles } = await searchOfSite(deps, site.id, { translation });
  const found = q ? hits(`${q} `, { limit: limits.suggestions }).map(({ id }) => id) : [];
  return [
    { kind: 'opened', ago: 0 },
    ...(q ? [{ kind: 'searched', ago: 0, query: q, found, ...(category ? { category } : {}) } as const] : []),
    ...(from && articles.has(from) ? [{ kind: 'article-opened', ago: 0, article: from } as const] : []),
  ];
}

/** The id of a visit that is made from what it is named by: the same again for the same, and nothing of it can be read from it. */
export function visitNamed({ config }: Deps, name: string): string {
  const digits = createHash('sha256')
    .update(derivedToken(config.secret, `visit:${name}`))
    .digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
