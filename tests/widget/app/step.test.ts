import { beginning, type Move, next, type Way } from '@helpslip/widget/app/step.ts';
import { expect, test } from 'vitest';

const after = (...moves: Move[]): Way => moves.reduce(next, beginning);

test('answers stand between the category and the form, unless the owner asks first', () => {
  const pick: Move = { do: 'pick', category: 'billing' };
  expect(after({ do: 'begin', mode: 'answers-first' }, pick).place).toEqual({ at: 'answers' });
  expect(after({ do: 'begin', mode: 'neutral' }, pick).place).toEqual({ at: 'answers' });
  expect(after({ do: 'begin', mode: 'ask-first' }, pick).place).toEqual({ at: 'details' });
});

test('writing without a category asks for it first, and then leads to the form', () => {
  const way = after({ do: 'begin', mode: 'answers-first' }, { do: 'look' }, { do: 'write' });
  expect(way.place).toEqual({ at: 'category' });
  expect(next(way, { do: 'pick', category: 'billing' })).toMatchObject({
    place: { at: 'details' },
    category: 'billing',
  });
});

test('back leads the whole way back, place by place, and keeps what was searched', () => {
  let way = after(
    { do: 'begin', mode: 'answers-first' },
    { do: 'pick', category: 'billing' },
    { do: 'search', query: 'refund' },
    { do: 'read', id: '3' },
    { do: 'write' },
  );
  const places: string[] = [];
  while (way.trail.length > 0) {
    way = next(way, { do: 'back' });
    places.push(way.place.at);
  }
  expect(places).toEqual(['article', 'answers', 'category']);
  expect(way.query).toBe('refund');
});
