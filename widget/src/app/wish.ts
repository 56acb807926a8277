import type { SiteMode } from '@helpslip/shared/contract';
import type { Wish } from './embed.ts';
import type { Move, Way } from './step.ts';

export interface Circumstances {
  way: Way;
  mode: SiteMode;
  /** A category of this site that was asked for or filled in. */
  category: string | undefined;
  /** The category of a draft that was found, or of a ticket that is still on its way. */
  unsent: string | undefined;
}

const named = (value: unknown) => (value === undefined ? '' : `${value}`);

/** The moves that lead to what somebody wants to see when the panel opens; none when they are to find it as they left it. */
export function movesFor(wish: Wish, { way, mode, category, unsent }: Circumstances): Move[] {
  const view = named(wish.open ?? wish.helpslipOpen);
  const article = named(wish.article ?? wish.helpslipArticle);
  const begin: Move = { do: 'begin', mode };
  if (view === 'follow' || wish.track !== undefined) return [begin, { do: 'follow', reference: named(wish.track) }];
  if (article)
    return [
      { ...begin, category },
      { do: 'read', id: article },
    ];
  if (view === 'search' || wish.search !== undefined) {
    return [{ ...begin, category }, { do: 'search', query: named(wish.search) }, { do: 'look' }];
  }
  if (view === 'form') return [begin, { do: 'write', category }];
  const pick: Move[] = category ? [begin, { do: 'pick', category }] : [begin];
  if (wish.helpslipCategory !== undefined) return pick;
  if (unsent) return [begin, { do: 'write', category: unsent }];
  const isDone = way.place.at === 'slip' || way.place.at === 'solved';
  return isDone || (way.place.at === 'category' && way.trail.length === 0) ? pick : [];
}
