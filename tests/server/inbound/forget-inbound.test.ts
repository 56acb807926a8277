import { purge } from '@helpslip/server/jobs/purge.ts';
import { expect, test } from 'vitest';
import { messagesOf } from '../../support/conversation.ts';
import { callWebhook, deliver, openReceiving, replyTo } from '../../support/inbound.ts';

test('after 30 days calls that are worked and mail that came to nothing are gone; what waits, failed or is on a ticket stays', async () => {
  const { helpslip, provider, close } = await openReceiving();
  const ticket = await helpslip.open();
  const kept = provider.receive({ to: [replyTo(helpslip, ticket)] });
  const waiting = provider.receive({ to: ['acme@reply.acme.example'] });
  const dropped = provider.receive({ headers: { 'auto-submitted': 'auto-replied', from: 'ada@example.com' } });
  for (const mail of [kept, waiting, dropped]) await deliver(helpslip, mail);
  await deliver(helpslip, { ...kept, id: '../x' });
  const ids = async () =>
    (await helpslip.deps.db.selectFrom('inbound_mail').select('provider_id').orderBy('id').execute()).map(
      ({ provider_id }) => provider_id,
    );
  const statuses = async () =>
    (await helpslip.deps.db.selectFrom('inbound_event').select('status').orderBy('id').execute()).map(
      ({ status }) => status,
    );

  helpslip.moveClockTo('2026-02-12T09:00:00.000Z');
  await purge(helpslip.deps);
  expect(await ids()).toEqual([kept.id, waiting.id, dropped.id]);
  expect(await statuses()).toEqual(['done', 'done', 'done', 'failed']);

  helpslip.moveClockTo('2026-02-14T09:00:00.000Z');
  await callWebhook(helpslip, { type: 'email.sent' });
  await purge(helpslip.deps);
  expect(await ids()).toEqual([kept.id, waiting.id]);
  expect(await statuses()).toEqual(['failed', 'due']);
  expect(await messagesOf(helpslip, ticket)).toHaveLength(2);
  await close();
});
