import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../../support/cast.ts';
import { documentOf, signedIn } from '../../../support/desk.ts';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../../../support/helpslip.ts';
import { faultOn, filledIn, sent } from '../../../support/settings-form.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const PATH = '/admin/settings/acme/identity';

/** Makes a secret through the page. @returns it, as it is shown */
async function makeSecret(fields: Record<string, string> = {}): Promise<string> {
  const form = await filledIn(cast.olga.desk, PATH, 'key');
  const { status, page } = await sent(cast.olga.desk, PATH, { ...form, key: 'acme', ...fields });
  expect(status).toBe(200);
  return page.querySelector('#secret code')?.textContent ?? '';
}

/** Sends a ticket whose address is signed with a secret. @returns the status */
async function sendSigned(secret: string): Promise<number> {
  const signature = createHmac('sha256', secret).update(cast.ada.email).digest('hex');
  const identity = { email: cast.ada.email, signature };
  const ticket = newTicket({ requester: cast.ada, identity });
  return (await helpslip.call('POST', '/api/v1/tickets', { body: ticket, headers: newKey() })).status;
}

test('a secret is shown when it is made and never again, and what is signed with it counts as proven', async () => {
  const before = await cast.olga.desk.page(PATH);
  expect(before.body.textContent).toContain('There is none yet that you could use.');
  const secret = await makeSecret();
  expect(secret).toMatch(/^[\w-]{32}$/);
  const after = await cast.olga.desk.get(PATH);
  expect(after.headers.get('Cache-Control')).toBe('no-store');
  const html = await after.text();
  expect(html).not.toContain(secret);
  expect(html).toContain('It cannot be shown again.');
  expect(await sendSigned(secret)).toBe(201);
  const ticket = await helpslip.deps.db.selectFrom('ticket').select('requester_proven_at').executeTakeFirstOrThrow();
  expect(ticket.requester_proven_at).not.toBeNull();
});

test('the secret before works for a day after a new one is made, and then no more', async () => {
  const first = await makeSecret();
  const second = await makeSecret({ earlier: 'handover' });
  expect(second).not.toBe(first);
  expect([await sendSigned(first), await sendSigned(second)]).toEqual([201, 201]);
  expect((await cast.olga.desk.page(PATH)).body.textContent).toContain('The one before works until');
  helpslip.moveClockTo('2026-01-15T09:00:01Z');
  expect([await sendSigned(first), await sendSigned(second)]).toEqual([422, 201]);
  const again = await signedIn(helpslip, { email: cast.olga.staff.email, password: cast.olga.password });
  expect((await again.page(PATH)).body.textContent).not.toContain('The one before works until');
});

test('a secret that somebody else may know ends at once', async () => {
  const first = await makeSecret();
  const second = await makeSecret({ earlier: 'end' });
  expect([await sendSigned(first), await sendSigned(second)]).toEqual([422, 201]);
  const row = await helpslip.deps.db.selectFrom('site').select('identity_secret_before').executeTakeFirstOrThrow();
  expect(row.identity_secret_before).toBeNull();
});

test('a new one is made only for who writes the key of the site, and beside what was seen', async () => {
  const first = await makeSecret();
  const form = await filledIn(cast.olga.desk, PATH, 'key');
  const unsure = await sent(cast.olga.desk, PATH, { ...form, key: 'Acme Tools', earlier: 'end' });
  expect(unsure.status).toBe(422);
  expect(faultOn(unsure.page, 'key')).toBe('Write acme, the key of this site, to say that you mean it.');
  expect(unsure.page.querySelector('#key')?.getAttribute('value')).toBe('Acme Tools');
  expect(unsure.page.querySelector('#earlier option[selected]')?.getAttribute('value')).toBe('end');
  helpslip.moveClockTo('2026-01-14T10:00:00Z');
  const second = await makeSecret();
  const late = await sent(cast.olga.desk, PATH, { ...form, key: 'acme' });
  expect(late.status).toBe(409);
  expect(late.page.querySelector('#secret')).toBeNull();
  expect([await sendSigned(first), await sendSigned(second)]).toEqual([201, 201]);
});

test('who made a secret stands in the record, and the secret does not', async () => {
  const first = await makeSecret();
  const second = await makeSecret();
  const html = await (await cast.olga.desk.get('/admin/audit')).text();
  const rows = documentOf(html).querySelectorAll('.audit li');
  expect([...rows].map((row) => row.textContent).filter((text) => text?.includes('identity secret made'))).toHaveLength(
    2,
  );
  expect(html).toContain('works for 24 hours');
  const kept = JSON.stringify(await helpslip.deps.db.selectFrom('audit').selectAll().execute());
  for (const secret of [first, second]) expect(kept + html).not.toContain(secret);
});

test('A14: an agent neither sees the page nor makes a secret', async () => {
  expect((await cast.mara.desk.get(PATH)).status).toBe(403);
  expect((await cast.mara.desk.post(PATH, { key: 'acme', seen: 'x' })).status).toBe(403);
});
