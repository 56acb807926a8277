import type * as Words from '@helpslip/server/inbound/words-of-mail.ts';
import { expect, test, vi } from 'vitest';
import { deliver, keptMail, openReceiving, replyTo } from '../../support/inbound.ts';

const read = vi.hoisted(() => ({ mails: 0 }));
vi.mock('@helpslip/server/inbound/words-of-mail.ts', async (original) => {
  const words = await original<typeof Words>();
  return {
    ...words,
    wordsOf: (mail: Parameters<typeof words.wordsOf>[0]) => {
      read.mails++;
      return words.wordsOf(mail);
    },
  };
});

test('a long mail is read once, however many long ones its sender has sent before', async () => {
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
