import { readFile } from 'node:fs/promises';
import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { siteFileSchema } from '@helpslip/server/cli/site-file.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import type { SiteMode } from '@helpslip/shared/contract';
import type { Locator } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, openPanel, sendButton, slipOn } from '../../support/panel.ts';
import { DEMO_SITE_FILE, openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  for (const mode of ['answers-first', 'neutral', 'ask-first'] as const) await addShopInMode(mode);
});
afterAll(() => stage.close());

async function addShopInMode(mode: SiteMode): Promise<void> {
  const { articles, ...site } = v.parse(siteFileSchema, JSON.parse(await readFile(DEMO_SITE_FILE, 'utf8')));
  const siteId = await addSite(stage.deps, { ...site, key: mode, mode });
  if (siteId === null) throw new Error('the site is there already');
  await addArticles(stage.deps, siteId, articles);
}

/** Opens the panel of the shop in a mode, and picks a category. */
async function pickIn(mode: SiteMode): Promise<Locator> {
  const at = stage.host.put(`/${mode}`, { html: pageWith(stage.tag(`data-site="${mode}"`)) });
  const { page } = await visit(stage, { at });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  return panel;
}

test('answers first: five answers, and writing to us in sight below them', async () => {
  const panel = await pickIn('answers-first');
  await panel.getByRole('searchbox').waitFor();
  expect(await panel.getByRole('listitem').count()).toBe(5);
  const answers = await panel.getByRole('list').boundingBox();
  const write = await panel.getByRole('button', { name: 'Write to us' }).boundingBox();
  expect(write?.y).toBeGreaterThan(answers?.y ?? Number.POSITIVE_INFINITY);
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await panel.getByLabel('Your e-mail').waitFor();
});

test('neutral: writing to us stands beside the answers, above them', async () => {
  const panel = await pickIn('neutral');
  await panel.getByRole('searchbox').waitFor();
  await panel.getByRole('listitem').first().waitFor();
  const answers = await panel.getByRole('list').boundingBox();
  const write = await panel.getByRole('button', { name: 'Write to us' }).boundingBox();
  expect(write?.y).toBeLessThan(answers?.y ?? 0);
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await fillIn(panel, { subject: 'Neutral' });
  await sendButton(panel).click();
  await slipOn(panel);
});

test('ask first: the form comes at once, and answers are offered while the subject is written', async () => {
  const panel = await pickIn('ask-first');
  await panel.getByLabel('Your e-mail').waitFor();
  expect(await panel.getByRole('listitem').count()).toBe(0);
  await panel.getByLabel('In a few words').fill('can i vist the roastery');
  const offered = panel.getByRole('button', { name: /^Can I visit you/ });
  await offered.click();
  await panel.getByRole('heading', { name: /^Can I visit you/ }).waitFor();
  await panel.getByRole('button', { name: 'Back' }).click();
  expect(await panel.getByLabel('In a few words').inputValue()).toBe('can i vist the roastery');
  await fillIn(panel, { subject: 'Asked first' });
  await sendButton(panel).click();
  await slipOn(panel);
});
