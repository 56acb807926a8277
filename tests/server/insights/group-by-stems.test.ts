import { groupByStems } from '@helpslip/server/insights/group-by-stems.ts';
import { fillersOf } from '@helpslip/shared/search/fillers';
import { expect, test } from 'vitest';

const fillers = fillersOf(['en']);
const once = (...texts: string[]) => texts.map((text) => ({ text, count: 1, wrote: 0 }));

test('the same stems are one group, whatever their order, form and small words', () => {
  const groups = groupByStems(
    [
      { text: 'cancel order', count: 5, wrote: 1 },
      { text: 'how do i cancel my orders', count: 2, wrote: 2 },
      { text: 'Order cancelled?', count: 1, wrote: 0 },
      { text: 'cancel subscription', count: 4, wrote: 0 },
    ],
    fillers,
  );
  expect(groups).toEqual([
    { text: 'cancel order', others: ['how do i cancel my orders', 'Order cancelled?'], count: 8, wrote: 3 },
    { text: 'cancel subscription', others: [], count: 4, wrote: 0 },
  ]);
});

test('words that are all small, all signs, or of a script without blanks are told apart', () => {
  expect(groupByStems(once('what is this', 'who are you', '???', '!!', '返品したい', '送料'), fillers)).toHaveLength(6);
});
