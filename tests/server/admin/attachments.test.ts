import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { png, uploaded } from '../../support/uploads.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

test('T49: a file nobody has scanned is shown as such, and staff of the site can save it', async () => {
  const file = await uploaded(helpslip, EICAR, { name: 'invoice\u202e<b>.txt' });
  const ticket = await helpslip.open({ attachments: [file.id] });
  const page = await (await cast.mara.desk.get(`/admin/tickets/${ticket.reference}`)).text();
  expect(page).toContain('not scanned');
  expect(page).toContain('<bdi>invoice_b_.txt</bdi>');
  const address = page.match(/href="(\/admin\/tickets\/[^"]+\/attachments\/[^"]+)"/)?.[1] ?? '';
  const response = await cast.mara.desk.get(address);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(EICAR);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="invoice_b_.txt"/);
  expect(response.headers.get('content-security-policy')).toBe(
    "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  );
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('Charlie, who works for no site of this ticket, gets a 404, and so does the right file at the wrong ticket', async () => {
  const file = await uploaded(helpslip, png());
  const ticket = await helpslip.open({ attachments: [file.id] });
  const other = await helpslip.open();
  const path = `/admin/tickets/${ticket.reference}/attachments/${file.id}`;
  expect((await cast.charlie.desk.get(path)).status).toBe(404);
  const misplaced = `/admin/tickets/${other.reference}/attachments/${file.id}`;
  expect((await cast.mara.desk.get(misplaced)).status).toBe(404);
});
