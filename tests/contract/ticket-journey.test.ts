import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip();
});
afterAll(() => helpslip.close());

test('a ticket gets a reference, a token, and a promise within the hours of the site', async () => {
  const response = await helpslip.call('POST', '/api/v1/tickets', { body: newTicket(), headers: newKey() });
  expect(response.status).toBe(201);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const receipt = await response.json();
  expect(receipt).toEqual({
    reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/),
    token: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/),
    trackUrl: `https://help.example.com/t#r=${receipt.reference}&t=${receipt.token}`,
    status: 'queued',
    promise: { by: '2026-01-14T11:00:00.000Z' },
  });
});

test('the reference alone shows status and promise, and nothing of what was written', async () => {
  const { reference } = await helpslip.open({ subject: 'A private matter' });
  const response = await helpslip.call('GET', `/api/v1/tickets/${reference}`);
  expect(await response.json()).toEqual({
    reference,
    status: 'queued',
    openedAt: '2026-01-14T09:00:00.000Z',
    updatedAt: '2026-01-14T09:00:00.000Z',
    promise: { by: '2026-01-14T11:00:00.000Z' },
  });
});

test('with its token the whole conversation is there, and a reply joins it', async () => {
  const { reference, token } = await helpslip.open();
  const headers = { Authorization: `Bearer ${token}` };
  const reply = await helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
    body: { message: 'And the November one too.' },
    headers: { ...headers, ...newKey() },
  });
  expect(reply.status).toBe(201);
  const view = await (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
  expect(view).toMatchObject({ subject: 'Charged twice', category: { key: 'billing', name: 'Billing' }, steps: {} });
  expect(view.messages.map((message: { body: string }) => message.body)).toEqual([
    'The October invoice was charged twice.',
    'And the November one too.',
  ]);
});

test('the letter says what the slip says, and nothing that was typed', async () => {
  const { reference } = await helpslip.open({ requester: { name: 'Grace', email: 'grace@example.org' } });
  await helpslip.settle();
  const letter = await helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .where('recipient', '=', 'grace@example.org')
    .executeTakeFirstOrThrow();
  expect(letter).toMatchObject({
    letter: 'ticket-received',
    status: 'sent',
    subject: `We have your request ${reference}`,
  });
  expect(letter.text_body).toContain('A person replies by Wednesday 14 January');
  expect(letter.text_body).not.toContain('October');
});
