import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopMark } from '@helpslip/server/mail/loop-mark.ts';
import { rootMessageId, signedMessageId } from '@helpslip/server/mail/message-id.ts';
import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../house/sources.ts';
import { addPerson } from '../../support/cast.ts';
import { messagesOf, rowOf } from '../../support/conversation.ts';
import { type FakeReceiving, mailFromSource } from '../../support/fake-resend-received.ts';
import type { Helpslip } from '../../support/helpslip.ts';
import { deliver, keptMail, openReceiving, replyTo } from '../../support/inbound.ts';
import expected from './corpus/expected.json' with { type: 'json' };

interface Expectation {
  what: string;
  fate: string;
  reason?: string;
  said?: string;
}
const mails = Object.entries<Expectation>(expected);
const folder = join(import.meta.dirname, 'corpus');

let helpslip: Helpslip;
let provider: FakeReceiving;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving());
  await addPerson(helpslip, { name: 'Mara Agent', role: 'agent', siteIds: [helpslip.siteId] });
});
afterAll(() => close());

test('every mail of the corpus is expected to become something, and none is missing', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  expect(files.map((name) => name.replace('.eml', '')).sort()).toEqual(mails.map(([name]) => name).sort());
});

test.each(mails)('%s becomes what it should', async (name, { fate, reason, said }) => {
  const ticket = await helpslip.open();
  await helpslip.settle();
  const row = await rowOf(helpslip, ticket);
  await helpslip.deps.db.updateTable('ticket').set({ status: 'completed' }).where('id', '=', row.id).execute();
  const source = readFileSync(join(folder, `${name}.eml`), 'utf8')
    .replaceAll('{{reply}}', replyTo(helpslip, ticket))
    .replaceAll('{{root}}', rootMessageId(helpslip.deps.config, parseReference(ticket.reference) ?? '').slice(1, -1))
    .replaceAll('{{loop}}', loopMark(helpslip.deps.config))
    .replaceAll('{{message-id}}', signedMessageId(helpslip.deps.config, crypto.randomUUID()));
  const mail = provider.receive(await mailFromSource(source));
  await deliver(helpslip, mail);

  const kept = await keptMail(helpslip, mail);
  expect([kept.fate, kept.reason]).toEqual([fate, reason ?? null]);
  const [, message] = await messagesOf(helpslip, ticket);
  expect(message?.kind).toBe({ appended: 'message', noted: 'note' }[fate]);
  if (said !== undefined) expect(message?.body).toBe(said);
  expect((await rowOf(helpslip, ticket)).status).toBe(fate === 'appended' ? 'queued' : 'completed');
});

test('the page about mail says of each what becomes of it', () => {
  const page = readFileSync(join(root, 'docs/inbound.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (.+) \| `([a-z-]+)`(?:, `([a-z-]+)`)? \|$/gm)];
  const told = rows.map(([, name, what, fate, reason]) => [name, { what, fate, reason }]);
  const known = mails.map(([name, { what, fate, reason }]) => [name, { what, fate, reason }]);
  expect(told).toEqual(known);
});
