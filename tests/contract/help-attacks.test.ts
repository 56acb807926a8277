import { openDatabase } from '@helpslip/server/db/pool.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectedLog } from '../support/collected-log.ts';
import { faultsIn, formOf, helpPage, pageOf, sendForm, WRITTEN, write } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { freePort } from '../support/port.ts';

let helpslip: Helpslip;
const log = collectedLog();
beforeEach(async () => {
  helpslip = await openHelpslip({ log });
});
afterEach(() => helpslip.close());

const BILLING = '/help/acme/write/billing';
const countTickets = async () => (await helpslip.deps.db.selectFrom('ticket').select('id').execute()).length;
const blank = async (): Promise<Record<string, string>> => ({
  ...formOf((await helpPage(helpslip, BILLING)).page),
  ...WRITTEN,
});

test('opening a page changes nothing, whatever its address says', async () => {
  const facts = ['ticket', 'visit', 'visit_event', 'event', 'idempotency', 'message'] as const;
  const fields = new URLSearchParams({ ...WRITTEN, key: '8f14e45f-ceea-467f-a6d5-0e2c1c6d2a51' });
  for (const path of ['/help/acme', '/help/acme?q=drill', '/help/acme/1?q=drill', `${BILLING}?${fields}`]) {
    const { status, headers } = await helpPage(helpslip, path);
    expect([path, status, headers.get('Set-Cookie')]).toEqual([path, 200, null]);
  }
  for (const table of facts) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      helpslip.deps.db,
    );
    expect([table, rows[0]?.n]).toEqual([table, 0]);
  }
});

test('a form that another page sends is refused, and so is one that does not say where it comes from', async () => {
  const typed = await blank();
  const strange: Record<string, string>[] = [
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': '' },
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
    { Origin: '', 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'null', 'Sec-Fetch-Site': '' },
    { Origin: '', 'Sec-Fetch-Site': '' },
  ];
  for (const headers of strange) {
    expect([headers, (await sendForm(helpslip, BILLING, typed, headers)).status]).toEqual([headers, 403]);
  }
  expect(await countTickets()).toBe(0);
  expect((await sendForm(helpslip, BILLING, typed, { 'Sec-Fetch-Site': '' })).status).toBe(303);
});

test('T32, T48: only a form as browsers send it is read', async () => {
  const types = ['application/json', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=', ''];
  for (const type of [...types, 'application/x-www-form-urlencoded; charset=utf-16']) {
    const response = await sendForm(helpslip, BILLING, await blank(), { 'Content-Type': type }, '198.51.100.1');
    expect([type, response.status]).toEqual([type, 415]);
  }
  expect(await countTickets()).toBe(0);
});

test('T10: bytes that are no UTF-8 are refused and not stored as something else', async () => {
  const raw = `key=8f14e45f-ceea-467f-a6d5-0e2c1c6d2a51&subject=%ff%fe%c3&message=x&email=a%40b.example`;
  const response = await helpslip.call('POST', BILLING, {
    raw,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://help.example.com' },
  });
  expect(response.status).toBe(400);
  expect(await countTickets()).toBe(0);
});

test('T11, T12, T13: control characters and line breaks never reach a line, and never fault', async () => {
  for (const name of ['subject', 'name', 'email', 'message']) {
    const value = `a\0b\u0085c\r\nBcc: v@x.example\u2028d`;
    const response = await sendForm(
      helpslip,
      BILLING,
      { ...(await blank()), [name]: value },
      {},
      `198.51.100.${name.length}`,
    );
    expect([name, response.status]).toEqual([name, name === 'email' ? 422 : 303]);
  }
  const rows = await helpslip.deps.db
    .selectFrom('ticket')
    .select(['subject', 'requester_name', 'requester_email'])
    .execute();
  expect(rows).toHaveLength(3);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  for (const row of rows) expect(Object.values(row).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028]/);
});

test('T17, T50: polyglots are stored as typed, and shown again as text', async () => {
  const poison = `'); select pg_sleep(5)-- <svg/onload=alert(1)> {{7*7}} \${7*7} </textarea><script>alert(1)</script>`;
  const typed = { ...(await blank()), subject: poison, message: poison, name: poison };
  const faulty = await pageOf(await sendForm(helpslip, BILLING, { ...typed, email: poison }));
  expect(faulty.status).toBe(422);
  expect(faulty.html).not.toMatch(/<svg\/onload|<script>alert/);
  expect(formOf(faulty.page)).toMatchObject({ subject: poison, message: poison, name: poison, email: poison });
  expect((await sendForm(helpslip, BILLING, typed)).status).toBe(303);
  const row = await helpslip.deps.db
    .selectFrom('ticket')
    .select(['subject', 'requester_name'])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ subject: poison, requester_name: poison });
});

test('T23, T24: inputs that the form does not have are refused, and no prototype is touched', async () => {
  for (const name of ['status', 'assignee', 'is_admin', 'site_id', 'site', '__proto__', 'constructor', 'identity']) {
    const response = await sendForm(helpslip, BILLING, { ...(await blank()), [name]: 'x' }, {}, '198.51.100.9');
    expect([name, response.status]).toEqual([name, 422]);
  }
  const odd = { 'fields.__proto__': 'x', 'fields.constructor': 'x', 'fields.': 'x', 'fields.toString.a': 'on' };
  expect((await sendForm(helpslip, BILLING, { ...(await blank()), ...odd })).status).toBe(303);
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  const { fields } = await helpslip.deps.db.selectFrom('ticket').select('fields').executeTakeFirstOrThrow();
  expect(fields).toEqual({});
  const twice = await helpslip.call('POST', BILLING, {
    raw: `${new URLSearchParams(await blank())}&email=evil%40example.com`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://help.example.com' },
  });
  expect(twice.status).toBe(400);
});

test('T5: a form without its key, or with one of somebody’s own making, is not taken', async () => {
  for (const key of ['', 'x', 'a'.repeat(10_000), '8F14E45F', '\0']) {
    const response = await sendForm(helpslip, BILLING, { ...(await blank()), key }, {}, '198.51.100.5');
    expect([key.slice(0, 9), response.status]).toEqual([key.slice(0, 9), 400]);
  }
  expect(await countTickets()).toBe(0);
});

test('T27, T29: what is blank or too long is told in place, and what is far too long is not read', async () => {
  const form = await blank();
  const blankText = await pageOf(await sendForm(helpslip, BILLING, { ...form, message: ' \u3164\u2060\n' }));
  expect(faultsIn(blankText.page)).toEqual(['Your question: Please fill this in.']);
  const long = { subject: 'a'.repeat(301), message: 'b'.repeat(10_001), name: 'c'.repeat(201) };
  const tooLong = await pageOf(await sendForm(helpslip, BILLING, { ...form, ...long }));
  expect(tooLong.status).toBe(422);
  expect(faultsIn(tooLong.page)).toEqual([
    'In a few words: Please make this shorter.',
    'Your question: Please make this shorter.',
    'Your name: Please make this shorter.',
  ]);
  expect(formOf(tooLong.page)).toMatchObject(long);
  expect((await sendForm(helpslip, BILLING, { ...form, message: 'd'.repeat(200_000) })).status).toBe(413);
  expect(await countTickets()).toBe(0);
});

test('T35: the eleventh form in a minute waits, and the page still holds all that was typed', async () => {
  const form = await blank();
  for (let n = 0; n < 10; n++) {
    const { key: _, ...rest } = form;
    const { key } = await blank();
    expect((await sendForm(helpslip, BILLING, { ...rest, key: key ?? '', subject: `Number ${n}` })).status).toBe(303);
  }
  const eleventh = await pageOf(
    await sendForm(helpslip, BILLING, { ...form, message: 'All <b>of</b> this\n is kept.' }),
  );
  expect(eleventh.status).toBe(429);
  expect(Number(eleventh.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(formOf(eleventh.page)).toEqual({ ...form, message: 'All <b>of</b> this\n is kept.' });
  const sent = await sendForm(helpslip, BILLING, formOf(eleventh.page), {}, '198.51.100.77');
  expect(sent.status).toBe(303);
  expect(await countTickets()).toBe(11);
});

test('while the database is away the page says so and holds all that was typed, and sends it once it is back', async () => {
  const form = { ...(await blank()), message: 'Do not lose me.' };
  const away = helpslip.twin({ db: openDatabase({ host: '127.0.0.1', port: await freePort(), user: 'nobody' }) });
  const answer = await pageOf(await sendForm(away, BILLING, form));
  await away.close();
  expect(answer.status).toBe(503);
  expect(answer.html).toContain('Not sent yet');
  expect(formOf(answer.page)).toEqual(form);
  expect((await sendForm(helpslip, BILLING, formOf(answer.page))).status).toBe(303);
  expect(await countTickets()).toBe(1);
});

test('a topic that was put away while somebody wrote keeps their text on the page', async () => {
  const form = { ...(await blank()), message: 'Long and <i>dear</i> to me.' };
  await helpslip.deps.db
    .updateTable('category')
    .set({ archived_at: new Date() })
    .where('key', '=', 'billing')
    .execute();
  const { status, page } = await pageOf(await sendForm(helpslip, BILLING, form));
  expect(status).toBe(404);
  expect(page.querySelector('.kept')?.textContent).toBe('Long and <i>dear</i> to me.');
});

test('a search over its budget says when to come back, and the ways to write stay', async () => {
  for (let n = 0; n < 60; n++) await helpPage(helpslip, '/help/acme?q=drill');
  const { status, headers, page } = await helpPage(helpslip, '/help/acme?q=drill');
  expect(status).toBe(429);
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(page.querySelector('#write a')).not.toBeNull();
  expect((await helpPage(helpslip, '/help/acme')).status).toBe(200);
});

test('F29: nothing that was typed is in the log', async () => {
  const canary = 'canary-5bd1';
  await write(helpslip, BILLING, { subject: canary, message: canary, email: `${canary}@example.com` });
  await write(helpslip, BILLING, { subject: canary, email: canary });
  await helpPage(helpslip, `/help/acme?q=${canary}`);
  expect(log.lines.join('\n')).not.toContain(canary);
});

test('T33: whoever fills in what no person sees is led to a slip like everybody', async () => {
  const { page } = await helpPage(helpslip, BILLING);
  const trap = page.querySelector('[aria-hidden="true"] input[name="memo"]');
  expect([trap?.getAttribute('tabindex'), trap?.getAttribute('autocomplete')]).toEqual(['-1', 'off']);
  const response = await write(helpslip, BILLING, { memo: 'https://spam.example '.repeat(200) });
  expect([response.status, response.headers.get('Location')]).toEqual([
    303,
    expect.stringMatching(/^\/help\/acme\/slip\//),
  ]);
});

test('C12: where the owner names the pages that may send, our own page still may', async () => {
  await helpslip.deps.db
    .updateTable('site')
    .set({ allowed_origins: ['https://acme.example'] })
    .execute();
  expect((await write(helpslip, BILLING)).status).toBe(303);
});
