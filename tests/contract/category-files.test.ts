import type { SiteConfig, TicketView } from '@helpslip/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../support/cast.ts';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { filledIn, sent } from '../support/settings-form.ts';
import { png, uploaded } from '../support/uploads.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const BILLING = '/admin/settings/acme/categories/billing';

async function setFiles(files: 'yes' | 'no'): Promise<void> {
  const values = await filledIn(cast.olga.desk, BILLING, 'name');
  expect((await sent(cast.olga.desk, BILLING, { ...values, files })).status).toBe(303);
}

async function billing(): Promise<SiteConfig['categories'][number] | undefined> {
  const config: SiteConfig = await (await helpslip.call('GET', '/api/v1/sites/acme/config')).json();
  return config.categories.find(({ key }) => key === 'billing');
}

async function viewOf({ reference, token }: { reference: string; token: string }): Promise<TicketView> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
}

test('an owner says for a category that no files go along: the config tells it, and a ticket and a reply with one are refused', async () => {
  const ticket = await helpslip.open({ category: 'billing' });
  expect(await billing()).not.toHaveProperty('takesFiles');
  expect((await viewOf(ticket)).category).not.toHaveProperty('takesFiles');
  const before = await uploaded(helpslip, png());
  const key = newKey();
  const body = newTicket({ category: 'billing', attachments: [before.id] });
  const first = await helpslip.call('POST', '/api/v1/tickets', { body, headers: key });
  expect(first.status).toBe(201);

  await setFiles('no');
  expect((await filledIn(cast.olga.desk, BILLING, 'name')).files).toBe('no');
  expect(await billing()).toMatchObject({ takesFiles: false });
  expect((await viewOf(ticket)).category).toMatchObject({ takesFiles: false });
  const file = await uploaded(helpslip, png());
  const errors = [{ pointer: '/attachments', detail: 'No files are taken here. Send this without them.' }];
  const refused = await helpslip.call('POST', '/api/v1/tickets', {
    body: newTicket({ category: 'billing', attachments: [file.id] }),
    headers: newKey(),
  });
  expect([refused.status, (await refused.json()).errors]).toEqual([422, errors]);
  const reply = await helpslip.call('POST', `/api/v1/tickets/${ticket.reference}/messages`, {
    body: { message: 'With a file', attachments: [file.id] },
    headers: { ...newKey(), Authorization: `Bearer ${ticket.token}` },
  });
  expect([reply.status, (await reply.json()).errors]).toEqual([422, errors]);
  expect((await viewOf(ticket)).messages).toHaveLength(1);
  const again = await helpslip.call('POST', '/api/v1/tickets', { body, headers: key });
  expect([again.status, await again.json()]).toEqual([201, await first.json()]);
  const other = await helpslip.open({ category: 'product', fields: { model: 'drill' }, attachments: [file.id] });
  expect((await viewOf(other)).messages[0]?.attachments).toEqual([file]);

  await setFiles('yes');
  expect(await billing()).not.toHaveProperty('takesFiles');
});
