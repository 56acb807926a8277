import type * as Words from '@helpslip/server/inbound/words-of-mail.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const WORDS_OF_MAIL = '@helpslip/server/inbound/words-of-mail.ts';
const read = { mails: 0 };

// The files of this project share their modules: the server is read anew with the counting one, and once more for those that follow.
beforeAll(() => {
  vi.resetModules();
  vi.doMock(WORDS_OF_MAIL, async (original) => {
    const words = (await original()) as typeof Words;
    const wordsOf: typeof words.wordsOf = (mail) => {
      read.mails++;
      return words.wordsOf(mail);
    };
    return { ...words, wordsOf };
  });
});

afterAll(() => {
  vi.doUnmock(WORDS_OF_MAIL);
  vi.resetModules();
});

test('a long mail is read once, however many long ones its sender has sent before', async () => {
  const { deliver, keptMail, openReceiving, replyTo } = await import('../../support/inbound.ts');
  const { helpslip, provider, close } = await openReceiving();
  const ticket = await helpslip.open({ requester: { email: 'ada@example.com' } });
  const send = async (words: string) => {
    const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text: null, html: `<p>${words}</p>` });
    await deliver(helpslip, mail);
    return keptMail(helpslip, mail);
  };
  for (let i = 0; i < 6; i++) await send(`${i} ${'long '.repeat(2_000)}`);
  read.mails = 0;
  expect(await send(`Another ${'long '.repeat(2_000)}`)).toMatchObject({ fate: 'appended' });
  expect(read.mails).toBe(1);
  const same = `The same again. ${'long '.repeat(2_000)}`;
  for (let i = 0; i < 3; i++) expect(await send(same)).toMatchObject({ fate: 'appended' });
  expect(await send(same)).toMatchObject({ fate: 'dropped', reason: 'muted' });
  await close();
});
