import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addSiteFromFile } from '@helpslip/server/cli/site-file.ts';
import type { ArticleIndex } from '@helpslip/shared/contract';
import { generalSynonyms } from '@helpslip/shared/search/general-synonyms';
import { prepareSearch } from '@helpslip/shared/search/prepare-search';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';

const DEMO = resolve(import.meta.dirname, '../../../demo-site/site.json');

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip();
  await addSiteFromFile(helpslip.deps, DEMO);
});
afterAll(() => helpslip.close());

const indexOf = async (site: string): Promise<ArticleIndex> =>
  (await helpslip.call('GET', `/api/v1/sites/${site}/articles`)).json();

const setLocales = (locales: string[]) =>
  helpslip.deps.db.updateTable('site').set({ locales }).where('key', '=', 'acme').execute();

test('the answers come with the fillers of the languages that the site speaks, English always among them', async () => {
  await setLocales(['de-AT']);
  const german = (await indexOf('acme')).words.fillers;
  expect(german).toContain('warum');
  expect(german).toContain('please');
  expect(german).not.toContain('pourquoi');

  await setLocales(['fr', 'constructor']);
  const french = (await indexOf('acme')).words.fillers;
  expect(french).toContain('pourquoi');
  expect(french).not.toContain('warum');
  expect(new Set(french).size).toBe(french.length);
});

test('the answers of a site come with the words of its file that mean the same, and with the general ones', async () => {
  const { words } = await indexOf('demo');
  const file: { synonyms: string[][] } = JSON.parse(await readFile(DEMO, 'utf8'));
  expect(words.synonyms).toEqual(file.synonyms);
  expect(words.synonyms.length).toBeGreaterThan(0);
  expect(words.generalSynonyms).toEqual(generalSynonyms);
});

test('somebody who types another word for what an answer says finds it by the words that came along', async () => {
  const { articles, words } = await indexOf('acme');
  const { search } = prepareSearch(articles, words);
  const [hit] = search('please, my billl');
  expect(articles.find(({ id }) => id === hit?.id)?.question).toContain('invoice');
  expect(prepareSearch(articles, { fillers: [], generalSynonyms: [], synonyms: [] }).search('statement')).toEqual([]);
  expect(search('statement').map(({ id }) => id)).toContain(hit?.id);
});
