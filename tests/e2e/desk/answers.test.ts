import { workImports } from '@helpslip/server/articles/import-articles.ts';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { OLGA, setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);
const NARROW = { width: 360, height: 740 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('an owner opens the desk', async () => {
  const { page } = await setUpOwner(stage);
  await page.getByRole('link', { name: 'Answers' }).click();
  await page.getByRole('heading', { name: 'Answers of Northwind Coffee' }).waitFor();
});

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  expect((await axe(page)).serious, where).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `what sticks out of ${where}`).toBeLessThanOrEqual(0);
}

test('without script an answer is found, changed, looked at, put back, and a folder of answers is imported', {
  timeout: 60_000,
}, async () => {
  const { page, expectFaults } = await visit(stage, { at: `${stage.url}/admin/answers`, javaScriptEnabled: false });
  expectFaults(/status of 401/);
  await page.getByLabel('E-mail').fill(OLGA.email);
  await page.getByLabel('Password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Search answers').fill('refund');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('link', { name: 'When do I get my refund?' }).click();
  const body = page.getByLabel('Answer', { exact: true });
  const before = await body.inputValue();
  await body.fill('Within **ten** days.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('#preview strong', { hasText: 'ten' }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Restored as a new state').waitFor();
  expect(await body.inputValue()).toBe(before);

  await page.getByRole('link', { name: 'All answers' }).click();
  await page.getByRole('link', { name: 'Import and export' }).click();
  const content = new TextEncoder().encode('# Is there a qwixel?\nThere is **one**.');
  await page.getByLabel('CSV table').setInputFiles({
    name: 'answers.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipSync({ 'one.md': content, 'bad.md': new Uint8Array() })),
  });
  await page.getByRole('button', { name: 'Read' }).click();
  await page.getByText('1 answer of 2 can be added').waitFor();
  await page.getByText('bad.md').waitFor();
  await page.getByRole('button', { name: 'Add and publish' }).click();
  await workImports(stage.deps);
  // The page looks again by itself until all is done.
  await page.getByText('1 answer added.').waitFor();
});

test.each([
  { name: 'light and wide', options: { colorScheme: 'light' as const } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark' as const, viewport: NARROW } },
])(
  'every page of the answers, $name, has nothing serious for axe and nothing that sticks out',
  {
    timeout: 60_000,
  },
  async ({ options }) => {
    const { page, expectFaults } = await signInOwner(stage, options);
    expectFaults(/status of (?:409|422)/);
    await page.goto(`${stage.url}/admin/answers`);
    await expectGoodLooks(page, 'the list');
    await page.goto(`${stage.url}/admin/answers?q=xqzw`);
    await expectGoodLooks(page, 'a list of nothing');
    await page.goto(`${stage.url}/admin/answers/new?question=${LONG}`);
    await page.getByLabel('Answer', { exact: true }).fill(`# ${LONG}\n\n\`${LONG}\``);
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByText('Saved.').waitFor();
    await expectGoodLooks(page, 'an answer');
    const { page: other } = await signInOwner(stage, options);
    await other.goto(page.url().replace(/\?.*/, ''));
    await other.getByLabel('Product or version').fill('Grinder G2');
    await other.getByRole('button', { name: 'Publish' }).click();
    await other.getByText('Published.').waitFor();
    await page.getByLabel('Question').fill('');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Write something here.').waitFor();
    await expectGoodLooks(page, 'an answer that cannot be saved');
    await page.getByLabel('Question').fill(LONG);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('From what is saved now to yours').waitFor();
    await expectGoodLooks(page, 'a conflict');
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByText('What changed').first().click();
    await expectGoodLooks(page, 'the history');
    await page.goto(`${stage.url}/admin/answers/files`);
    await page.getByText('How the files look').click();
    await expectGoodLooks(page, 'import and export');
    await page.getByLabel('CSV table').setInputFiles({
      name: `${LONG.slice(0, 100)}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(`question,answer\n${LONG} qwixel?,${LONG}\n,nothing`),
    });
    await page.getByRole('button', { name: 'Read' }).click();
    await page.getByText('Left out: 1').waitFor();
    await expectGoodLooks(page, 'what was read');
  },
);

test('what is typed is shown as it is typed, whatever it is, and nothing of it runs', async () => {
  const { page } = await signInOwner(stage);
  await page.goto(`${stage.url}/admin/answers/new`);
  await page.getByLabel('Question').fill('<img src=x onerror=alert(1)>?');
  await page
    .getByLabel('Answer', { exact: true })
    .fill(
      '<img src=x onerror=alert(1)>\n\n> quote\n\n1. one\n2. *two*\n\n[bad](javascript:alert(1)) [good](https://a.example/)',
    );
  await page.locator('#preview ol li', { hasText: 'two' }).waitFor();
  expect(
    await page.locator('#preview a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['https://a.example/']);
  expect(await page.locator('#preview img').count()).toBe(0);
  expect(await page.locator('#preview').innerText()).toContain('<img src=x onerror=alert(1)>');
});
