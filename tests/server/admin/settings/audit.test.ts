import { recordAudit } from '@helpslip/server/db/record-audit.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../../support/helpslip.ts';
import { filledIn, sent } from '../../../support/settings-form.ts';
import { acme } from '../../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const entriesOn = (page: Document) =>
  [...page.querySelectorAll('.audit li')].map((entry) => entry.textContent?.replace(/\s+/g, ' ').trim() ?? '');

test('A30: a change of the settings is on record with who, when, before and after', async () => {
  const path = '/admin/settings/acme';
  await sent(cast.olga.desk, path, {
    ...(await filledIn(cast.olga.desk, path, 'name')),
    name: 'Acme <b>Ltd</b>\u202e',
  });
  const [first = ''] = entriesOn(await cast.olga.desk.page('/admin/audit'));
  expect(first).toContain('site changed by Olga Owner');
  expect(first).toContain('14 January 2026');
  expect(first).toContain('(Europe/Berlin)');
  expect(first).toContain('name: Acme Tools Acme <b>Ltd</b>');
});

test('it is filtered by what and by site, and a filter that is none shows all', async () => {
  await sent(cast.olga.desk, '/admin/settings/acme/categories', { category: 'product', do: 'up' });
  const moved = entriesOn(await cast.olga.desk.page('/admin/audit?action=category-moved&site=acme'));
  expect(moved).toHaveLength(1);
  expect(moved[0]).toContain('category: product');
  expect(entriesOn(await cast.olga.desk.page('/admin/audit?site=nobody'))).toEqual([]);
  const all = entriesOn(await cast.olga.desk.page('/admin/audit'));
  expect(entriesOn(await cast.olga.desk.page("/admin/audit?action=';drop&before=1e309&site=%00"))).toEqual(all);
});

test('an owner of other sites reads nothing of this one', async () => {
  const otherId = await addSite(helpslip.deps, { ...acme, key: 'other', name: 'Other' });
  const otto = await addPerson(helpslip, { name: 'Otto Elsewhere', role: 'owner', siteIds: otherId ? [otherId] : [] });
  const page = await otto.desk.page('/admin/audit?site=acme');
  expect(entriesOn(page)).toEqual([]);
  expect((await otto.desk.page('/admin/audit')).body.textContent).not.toContain('Acme Tools');
});

test('older entries come page by page, each once', async () => {
  const { deps, siteId } = helpslip;
  for (let number = 0; number < 120; number++) {
    await recordAudit(
      deps.db,
      { siteId, staffId: cast.olga.staff.id, action: 'counted', detail: { number } },
      deps.clock(),
    );
  }
  const seen: string[] = [];
  let href: string | null = '/admin/audit?action=counted';
  for (let pages = 0; href && pages < 5; pages++) {
    const page: Document = await cast.olga.desk.page(href);
    seen.push(...entriesOn(page).map((entry) => entry.match(/number: (\d+)/)?.[1] ?? ''));
    href =
      [...page.querySelectorAll('a')].find((link) => link.textContent?.trim() === 'Older')?.getAttribute('href') ??
      null;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => String(119 - at)));
});
