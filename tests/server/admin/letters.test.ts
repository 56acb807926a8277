import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

test('before the first letter, the page says when there will be one', async () => {
  expect((await cast.olga.desk.page('/admin/letters')).querySelector('.empty')?.textContent).toContain('first ticket');
});

test('a letter that was written is listed, and can be read as text and as it looks', async () => {
  const { reference } = await helpslip.open();
  await helpslip.settle();

  const list = await cast.olga.desk.page('/admin/letters');
  const row = [...list.querySelectorAll('.queue tbody tr')].find((one) => one.textContent?.includes('ada@example.com'));
  expect(row?.textContent).toContain(reference);
  expect(row?.textContent).toMatch(/Request received to ada@example\.com.*Sent/s);

  const href = row?.querySelector('a')?.getAttribute('href') ?? '';
  const letter = await cast.olga.desk.page(href);
  expect(letter.querySelector('pre')?.textContent).toContain(reference);
  expect(letter.querySelector('pre a')).toBeNull();
  const frame = letter.querySelector('iframe');
  expect(frame?.getAttribute('sandbox')).toBe('');
  expect(frame?.getAttribute('src')).toBe(`${href}/html`);

  const html = await cast.olga.desk.get(`${href}/html`);
  expect(html.headers.get('Content-Security-Policy')).toMatch(
    /^sandbox; default-src 'none'; style-src 'unsafe-inline'/,
  );
  expect(html.headers.get('Content-Security-Policy')).not.toMatch(/allow-|script-src/);
  expect(await html.text()).toContain(reference);
});

test('a letter that is held back says why', async () => {
  await helpslip.open({ requester: { email: 'mailer-daemon@example.com' } });
  await helpslip.settle();
  const rows = [...(await cast.olga.desk.page('/admin/letters')).querySelectorAll('.queue tbody tr')];
  const held = rows.find((row) => row.textContent?.includes('mailer-daemon'));
  expect(held?.querySelector('.suppressed')?.textContent).toBe('Held back');
  expect(held?.querySelector('.standing p')?.textContent).not.toBe('');
});

test('an owner of another site sees neither the letter nor that there is one', async () => {
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
  const bela = await addPerson(helpslip, { name: 'Bela Books', role: 'owner', siteIds: [betaId] });
  const { id } = await helpslip.deps.db.selectFrom('delivery').select('id').executeTakeFirstOrThrow();

  expect((await bela.desk.page('/admin/letters')).querySelector('.queue')).toBeNull();
  expect((await bela.desk.get(`/admin/letters/${id}`)).status).toBe(404);
  expect((await bela.desk.get(`/admin/letters/${id}/html`)).status).toBe(404);
});

test.each(['1', '%00', "'--", '00000000-0000-0000-0000-000000000000'])('there is no letter %s', async (id) => {
  expect((await cast.olga.desk.get(`/admin/letters/${id}`)).status).toBe(404);
});

test('all letters are met once on the way through the pages', async () => {
  for (let i = 0; i < 60; i++) await helpslip.open({ requester: { email: `person${i}@example.com` } });
  await helpslip.settle();
  const seen: (string | null)[] = [];
  for (let path: string | null = '/admin/letters'; path; ) {
    const page: Document = await cast.olga.desk.page(path);
    seen.push(...[...page.querySelectorAll('.queue th a')].map((link) => link.getAttribute('href')));
    path = page.querySelector('.pages a:last-child[href*="after="]')?.getAttribute('href') ?? null;
  }
  const { count } = await helpslip.deps.db
    .selectFrom('delivery')
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(60);
  expect(seen).toHaveLength(count);
  expect(new Set(seen).size).toBe(count);
});
