import { openQuestions, questionsIn } from '@helpslip/server/tickets/questions.ts';
import { expect, test } from 'vitest';

const texts = (text: string) => questionsIn(text).map((question) => question.text);

test.each([
  ['English', 'Hello. Where is it? I paid. Can I pay by card?! Thanks.', ['Where is it?', 'Can I pay by card?!']],
  ['lines without stops', 'Where is it?\nI paid\nWhen does it come ?', ['Where is it?', 'When does it come ?']],
  ['quotes', '“Does it work?” she asked me.', ['“Does it work?”']],
  ['Chinese', '什么时候到？我等了很久。可以退货吗？', ['什么时候到？', '可以退货吗？']],
  ['Arabic', 'متى يصل الطلب؟ شكرا لكم.', ['متى يصل الطلب؟']],
  ['Armenian', 'Ինչո՞ւ այդպես։', ['Ինչո՞ւ այդպես։']],
  ['Spanish', 'Hola. ¿Dónde está mi pedido? Gracias.', ['¿Dónde está mi pedido?']],
  ['an address', 'See https://x.example/a?b=1 now.', []],
  ['an address that is asked about', 'Is it https://x.example/a?b=1? Thanks.', ['Is it https://x.example/a?b=1?']],
  ['marks alone', '??? ! ？', []],
  ['a quoted mail', '> Where is it?\nHere it is.', []],
  ['the same twice', 'Where is it? Where is it?', ['Where is it?']],
])('the questions of %s are found', (_, text, found) => {
  expect(texts(text)).toEqual(found);
});

test('the longest message is read at once, and no more than twelve questions are taken', () => {
  const startedAt = performance.now();
  expect(texts('Is it? '.repeat(1_400))).toEqual(['Is it?']);
  expect(texts(Array.from({ length: 50 }, (_, number) => `Is it ${number}?`).join(' '))).toHaveLength(12);
  for (const odd of ['?', 'a?', 'a/?', '://?', '? ', '“?”']) texts(odd.repeat(5_000));
  texts('x'.repeat(10_000));
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('what was answered is asked no more', () => {
  const entries = [
    { kind: 'opened' as const, body: 'Where is it?' },
    { kind: 'staff-replied' as const, body: 'Where did you look?' },
    { kind: 'requester-replied' as const, body: 'At home. Shall I send it back?' },
    { kind: 'noted' as const, body: 'Is he mad?' },
  ];
  expect(openQuestions(entries).map(({ text }) => text)).toEqual(['Shall I send it back?']);
  expect(openQuestions(entries.slice(0, 2))).toEqual([]);
});
