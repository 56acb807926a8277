import type { Field } from '@helpslip/shared/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

const CONFIG = '/api/v1/sites/acme/config';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip();
});
afterAll(() => helpslip.close());

const keysOf = (value: object) => Object.keys(value).sort();

test('C1: the config holds the fields of the contract and nothing else', async () => {
  const response = await helpslip.call('GET', CONFIG);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  const config = await response.json();
  expect(keysOf(config)).toEqual(
    ['brand', 'categories', 'contacts', 'hours', 'locales', 'mode', 'name', 'policies', 'site'].sort(),
  );
  expect(keysOf(config.hours)).toEqual(['isOpen', 'timeZone', 'weekly']);
  const [billing, product] = config.categories;
  expect(keysOf(billing)).toEqual(['fields', 'hint', 'icon', 'key', 'kind', 'name', 'promise']);
  expect(keysOf(product)).toEqual(['fields', 'hint', 'icon', 'key', 'kind', 'links', 'name', 'promise']);
  expect(keysOf(billing.promise)).toEqual(['by', 'text']);
  expect(billing.promise.by).toBe('2026-01-14T11:00:00.000Z');
  const known = ['key', 'label', 'type', 'required', 'options', 'help', 'pattern', 'showIf', 'sensitive'];
  for (const field of product.fields as Field[]) {
    for (const name of keysOf(field)) expect(known).toContain(name);
  }
  const text = JSON.stringify(config);
  const site = await helpslip.deps.db.selectFrom('site').selectAll().executeTakeFirstOrThrow();
  expect(text).not.toContain(site.identity_secret);
});

test('the icon that an owner chose comes as a path to draw, and a name that is none does not come', async () => {
  const own = await openHelpslip();
  await own.deps.db.updateTable('category').set({ icon: 'constructor' }).where('key', '=', 'feedback').execute();
  const { categories } = await (await own.call('GET', CONFIG)).json();
  const icons = Object.fromEntries(categories.map(({ key, icon }: { key: string; icon?: string }) => [key, icon]));
  expect(icons).toEqual({
    billing: expect.stringMatching(/^M[\d a-z.-]+$/i),
    product: expect.stringMatching(/^M[\d a-z.-]+$/i),
    feedback: undefined,
  });
  await own.close();
});

test('C2: unknown, disabled and malformed keys get the same answer', async () => {
  await sql`insert into site (key, name, calendar, identity_secret, disabled_at)
    select 'gone', name, calendar, 'x', now() from site where key = 'acme'`.execute(helpslip.deps.db);
  const answers: string[] = [];
  for (const key of ['nobody', 'gone', 'ACME', 'acme%20', '-', '%F0%9F%8E%AB']) {
    for (const part of ['config', 'articles', 'articles/1']) {
      const response = await helpslip.call('GET', `/api/v1/sites/${key}/${part}`);
      expect(response.status).toBe(404);
      const { requestId, ...problem } = await response.json();
      expect(requestId).toBe(response.headers.get('X-Request-Id'));
      answers.push(JSON.stringify(problem));
    }
  }
  expect(new Set(answers).size).toBe(1);
});

test('C3: no key of a site makes the server fail', async () => {
  const keys = ["' OR 1=1--", '\0', '../../admin', 'x'.repeat(10_000), '🎫🎫', "acme'; drop table site; --", '\ud7ff'];
  const paths = [...keys.map(encodeURIComponent), '%00', '..%2f..%2fadmin', '%ff%fe', '%', '%E0%A4%A'];
  for (const path of paths) {
    const response = await helpslip.call('GET', `/api/v1/sites/${path}/config`);
    expect([path.slice(0, 40), response.status]).toEqual([path.slice(0, 40), expect.toSatisfy(isMissing)]);
  }
  expect((await helpslip.call('GET', CONFIG)).status).toBe(200);
});
const isMissing = (status: number) => status === 404 || status === 400;

test('C6: a preflight names only the methods that the route serves, whatever it asks for', async () => {
  for (const [path, methods] of [
    [CONFIG, 'GET, HEAD'],
    ['/api/v1/tickets', 'POST'],
    ['/api/v1/tickets/7KM-93P-QXZ2/messages', 'POST'],
    ['/api/v1/events', 'POST'],
  ] as const) {
    const response = await helpslip.call('OPTIONS', path, {
      headers: {
        Origin: 'https://evil.example',
        'Access-Control-Request-Method': 'DELETE',
        'Access-Control-Request-Headers': 'x-evil',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe(methods);
    expect(response.headers.get('Access-Control-Allow-Headers')).not.toContain('evil');
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  }
});

test('C7: a config that is known already is 304, and an edit shows at once on every process', async () => {
  const twin = helpslip.twin();
  const first = await helpslip.call('GET', CONFIG);
  const known = { 'If-None-Match': first.headers.get('ETag') ?? '' };
  expect(Number(/max-age=(\d+)/.exec(first.headers.get('Cache-Control') ?? '')?.[1])).toBeLessThanOrEqual(60);
  for (const process of [helpslip, twin]) {
    expect((await process.call('GET', CONFIG, { headers: known })).status).toBe(304);
  }
  await helpslip.deps.db.updateTable('site').set({ name: 'Acme & Daughters' }).where('key', '=', 'acme').execute();
  for (const process of [helpslip, twin]) {
    const fresh = await process.call('GET', CONFIG, { headers: known });
    expect(fresh.status).toBe(200);
    expect((await fresh.json()).name).toBe('Acme & Daughters');
  }
  await twin.close();
});

test('C7: within a minute the promise of the config, and so its ETag, stays the same', async () => {
  const moments = ['2026-01-14T09:00:00.001Z', '2026-01-14T09:00:31.250Z', '2026-01-14T09:01:00.000Z'];
  const tags: (string | null)[] = [];
  for (const moment of moments) {
    helpslip.moveClockTo(moment);
    tags.push((await helpslip.call('GET', CONFIG)).headers.get('ETag'));
  }
  expect(new Set(tags).size).toBe(1);
  helpslip.moveClockTo('2026-01-14T09:01:00.001Z');
  expect((await helpslip.call('GET', CONFIG)).headers.get('ETag')).not.toBe(tags[0]);
});

test('C8: of whatever a row of settings holds besides, nothing is public', async () => {
  const own = await openHelpslip();
  const { db } = own.deps;
  const canary = 'canary-7f3a';
  const planted = JSON.stringify({ note: canary, deep: { er: canary } });
  await sql`update site set
      identity_secret = ${canary},
      brand = brand || ${planted}::jsonb,
      policies = policies || ${planted}::jsonb,
      calendar = jsonb_set(jsonb_set(calendar || ${planted}::jsonb,
        '{weekly,canary-7f3a}', '[]'), '{weekly,1,0,note}', to_jsonb(${canary}::text)),
      contacts = (select jsonb_agg(contact || ${planted}::jsonb) from jsonb_array_elements(contacts) contact)`.execute(
    db,
  );
  await sql`insert into staff (id, name, email) values (${canary}, ${canary}, ${`${canary}@acme.example`})`.execute(db);
  await sql`update category set default_assignee_id = ${canary},
      links = (select coalesce(jsonb_agg(link || ${planted}::jsonb), '[]') from jsonb_array_elements(links) link),
      fields = (select coalesce(jsonb_agg(field || ${planted}::jsonb
          || case when field ? 'options' then jsonb_build_object('options',
            (select jsonb_agg(option || ${planted}::jsonb) from jsonb_array_elements(field -> 'options') option)) else '{}' end
          || case when field ? 'showIf' then jsonb_build_object('showIf', (field -> 'showIf') || ${planted}::jsonb) else '{}' end),
        '[]') from jsonb_array_elements(fields) field)`.execute(db);
  const response = await own.call('GET', CONFIG);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).toContain('"blade"');
  expect(text).not.toContain(canary);
  await own.close();
});
