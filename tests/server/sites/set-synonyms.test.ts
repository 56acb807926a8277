import { addSite } from '@helpslip/server/sites/add-site.ts';
import { setSynonyms, synonymsSchema } from '@helpslip/server/sites/set-synonyms.ts';
import { addStaff } from '@helpslip/server/staff/add-staff.ts';
import type { ArticleIndex } from '@helpslip/shared/contract';
import { createSearch } from '@helpslip/shared/search/create-search';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let otherSiteId: number;
const staff: Record<string, string> = {};

beforeAll(async () => {
  helpslip = await openHelpslip();
  const { deps, siteId } = helpslip;
  otherSiteId = (await addSite(deps, { ...acme, key: 'other' })) ?? 0;
  const add = (name: string, role: 'owner' | 'agent', siteIds: number[]) =>
    deps.db.transaction().execute(async (trx) => {
      const email = `${name}@desk.example`;
      const { id } = await addStaff(trx, { name, email, role, passwordHash: '-' }, deps.clock(), siteIds);
      staff[name] = id;
    });
  await add('olga', 'owner', [siteId]);
  await add('amir', 'agent', [siteId]);
  await add('charlie', 'owner', [otherSiteId]);
});
afterAll(() => helpslip.close());

const set = (who: string, siteId: number, groups: string[][]) =>
  setSynonyms(helpslip.deps, staff[who] ?? '', siteId, groups);
const indexOf = async (site: string): Promise<ArticleIndex> =>
  (await helpslip.call('GET', `/api/v1/sites/${site}/articles`)).json();

test('the words that an owner sets are sent with the answers and found by', async () => {
  const before = await indexOf('acme');
  expect(before.words.synonyms).toEqual([]);
  expect(createSearch(before.articles, before.words)('quittung')).toEqual([]);

  await set('olga', helpslip.siteId, [['Quittung', 'invoice']]);

  const { articles, words } = await indexOf('acme');
  expect(words.synonyms).toEqual([['Quittung', 'invoice']]);
  const [hit] = createSearch(articles, words)('quittung');
  expect(articles.find(({ id }) => id === hit?.id)?.question).toContain('invoice');
  expect((await indexOf('other')).words.synonyms).toEqual([]);
});

test('agents, and owners of other sites, change nothing', async () => {
  const before = (await indexOf('acme')).words;
  for (const who of ['amir', 'charlie', 'nobody']) {
    await expect(set(who, helpslip.siteId, [['a', 'b']])).rejects.toMatchObject({ code: 'not-found' });
  }
  await expect(set('olga', 999_999, [['a', 'b']])).rejects.toMatchObject({ code: 'not-found' });
  expect((await indexOf('acme')).words).toEqual(before);
});

test('groups are taken in their bounds and no further', () => {
  const is = (groups: unknown) => v.is(synonymsSchema, groups);
  expect(v.parse(synonymsSchema, [[' gift  card ', 'voucher']])).toEqual([['gift card', 'voucher']]);
  expect(is([])).toBe(true);
  expect(is(Array(200).fill(['a', 'b']))).toBe(true);
  expect(is(Array(201).fill(['a', 'b']))).toBe(false);
  expect(is([Array(12).fill('a')])).toBe(true);
  expect(is([Array(13).fill('a')])).toBe(false);
  expect(is([['a', 'b'.repeat(60)]])).toBe(true);
  for (const group of [['a', 'b'.repeat(61)], ['a'], ['a', ' '], ['a', 'b\nc'], ['a', 1], 'ab', null])
    expect(is([group]), JSON.stringify(group)).toBe(false);
});
