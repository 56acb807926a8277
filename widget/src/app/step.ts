import type { SiteMode } from '@helpslip/shared/contract';
import type { Slip } from './slips.ts';

/** Where in the panel the visitor is. */
export type Place =
  | { at: 'category' }
  | { at: 'answers' }
  | { at: 'article'; id: string }
  | { at: 'solved' }
  | { at: 'details' }
  | { at: 'slip'; slip: Slip }
  | { at: 'follow'; reference?: string };

/** The way that led there. `wants` is where picking a category leads to. */
export interface Way {
  place: Place;
  trail: Place[];
  category: string;
  query: string;
  wants: 'answers' | 'details';
}

export type Move =
  | { do: 'begin'; mode: SiteMode; category?: string }
  | { do: 'pick'; category: string }
  | { do: 'search'; query: string }
  | { do: 'read'; id: string }
  | { do: 'solved' }
  | { do: 'look' }
  | { do: 'write'; category?: string }
  | { do: 'sent'; slip: Slip }
  | { do: 'follow'; reference?: string }
  | { do: 'back' };

export const beginning: Way = { place: { at: 'category' }, trail: [], category: '', query: '', wants: 'answers' };

/** How many of the four bars are lit. */
export const barsOf: Record<Place['at'], number> = {
  category: 1,
  answers: 2,
  article: 2,
  solved: 2,
  details: 3,
  slip: 4,
  follow: 0,
};

/** The map of steps: which move leads where. */
export function next(way: Way, move: Move): Way {
  const to = (place: Place, change: Partial<Way> = {}): Way => ({
    ...way,
    trail: [...way.trail, way.place],
    place,
    ...change,
  });
  switch (move.do) {
    case 'begin': {
      const { category = '', mode } = move;
      const wants = mode === 'ask-first' ? 'details' : 'answers';
      // The same way is not drawn again.
      return way === beginning && !category && wants === way.wants ? way : { ...beginning, category, wants };
    }
    case 'pick':
      return to({ at: way.wants }, { category: move.category });
    case 'search':
      return { ...way, query: move.query };
    case 'look':
      return to({ at: 'answers' });
    case 'read':
      return to({ at: 'article', id: move.id });
    case 'solved':
      return to({ at: 'solved' });
    case 'write': {
      const category = move.category || way.category;
      // Without a category it is asked for first, and picking one then leads to the details.
      return category ? to({ at: 'details' }, { category }) : to({ at: 'category' }, { wants: 'details' });
    }
    case 'sent':
      return { ...beginning, wants: way.wants, category: way.category, place: { at: 'slip', slip: move.slip } };
    case 'follow':
      return to({ at: 'follow', reference: move.reference });
    case 'back':
      return { ...way, place: way.trail.at(-1) ?? { at: 'category' }, trail: way.trail.slice(0, -1) };
  }
}
