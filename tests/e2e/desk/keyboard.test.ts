import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focused, tabTo } from '../../support/focus.ts';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const SUBJECT = 'When do I get my refund?';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject: SUBJECT })),
  });
  expect(answer.status).toBe(201);
});
afterAll(() => stage.close());

/** Past the menu, as somebody does who knows the page. */
async function toContent(page: Page): Promise<void> {
  await tabTo(page, /^To the content$/);
  await page.keyboard.press('Enter');
}

test('by keys alone a ticket is found, noted on, answered out of the suggestions, and completed', async () => {
  const { page } = await setUpOwner(stage, { viewport: { width: 1280, height: 1800 } });
  await toContent(page);
  await tabTo(page, new RegExp(`^${SUBJECT.slice(0, -1)}`));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: SUBJECT, level: 1 }).waitFor();

  await toContent(page);
  await tabTo(page, /^Put into the reply: When do I get my refund\?/);
  await page.keyboard.press('Enter');
  expect((await focused(page)).name).toBe('Your reply');
  const box = page.getByLabel('Your reply');
  const put = await box.inputValue();
  expect(put.length).toBeGreaterThan(40);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Write again if it does not come.');
  await tabTo(page, /^Reply$/);
  await page.keyboard.press('Enter');
  await page.locator('.timeline').getByText('Write again if it does not come.').waitFor();
  expect(await page.locator('.timeline').innerText()).toContain(put.slice(0, 40));

  // What was just said is where Tab goes on from.
  await tabTo(page, /^Write a note$/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focused(page)).name).toBe('Note, seen by staff only');
  await page.keyboard.type('Called the bank.');
  await tabTo(page, /^Add note$/);
  await page.keyboard.press('Space');
  await page.locator('.said.note').getByText('Called the bank.').waitFor();

  await page.keyboard.press('e');
  await page.locator('.timeline').getByText('completed it').waitFor();
});

test('what goes into the reply by dragging goes in by a key too, with the same words', async () => {
  const { page } = await signInOwner(stage, { viewport: { width: 1280, height: 1800 } });
  await page.goto(`${stage.url}/admin?view=all`);
  await page.getByRole('link', { name: SUBJECT }).click();
  const suggestion = page.locator('.suggestions li').first();
  const box = page.getByLabel('Your reply');
  await suggestion.locator('summary').dragTo(box);
  const dragged = await box.inputValue();
  expect(dragged.length).toBeGreaterThan(40);
  await box.fill('');
  await suggestion.getByRole('button', { name: /^Put into the reply/ }).focus();
  await page.keyboard.press('Space');
  expect(await box.inputValue()).toBe(dragged);
});

test('n and r: the key for a note opens its box with the focus in it, and typing there is no command', async () => {
  const { page } = await signInOwner(stage);
  await page.goto(`${stage.url}/admin?view=all`);
  await page.getByRole('link', { name: SUBJECT }).click();
  await page.getByRole('heading', { name: SUBJECT, level: 1 }).waitFor();
  await page.keyboard.press('n');
  await expect.poll(async () => (await focused(page)).name).toBe('Note, seen by staff only');
  await page.keyboard.type('are you e?');
  expect(await page.getByLabel('Note, seen by staff only').inputValue()).toBe('are you e?');
  await tabTo(page, /^Add note$/);
  await page.keyboard.press('r');
  expect((await focused(page)).name).toBe('Your reply');
});

test('by Tab and Enter alone an answer is opened, changed and withdrawn, and published again', async () => {
  const { page } = await signInOwner(stage, { viewport: { width: 1280, height: 1800 } });
  await tabTo(page, /^Answers$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Answers', level: 1 }).waitFor();
  const first = page.locator('main table th a, main ol h2 a, main ul a').first();
  const question = (await first.innerText()).trim();
  await toContent(page);
  await tabTo(page, new RegExp(`^${question.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  await page.keyboard.press('Enter');
  await page.getByLabel('Question').waitFor();
  await toContent(page);
  await tabTo(page, /^Question/);
  await page.keyboard.press('End');
  await page.keyboard.type(' Really');
  await tabTo(page, /^Withdraw$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/saved=/);
  await toContent(page);
  await tabTo(page, /^Publish$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/saved=published/);
  expect(await page.getByLabel('Question').inputValue()).toBe(`${question} Really`);
});

test('by Tab and arrows alone the figures are shown for another period', async () => {
  const { page } = await signInOwner(stage);
  await tabTo(page, /^Insights$/);
  await page.keyboard.press('Enter');
  await page.getByLabel('From').waitFor();
  const before = await page.getByLabel('From').inputValue();
  await toContent(page);
  await tabTo(page, /^From$/);
  await page.keyboard.press('ArrowUp');
  expect(await page.getByLabel('From').inputValue()).not.toBe(before);
  await tabTo(page, /^Show$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=/);
  expect(await page.getByLabel('From').inputValue()).not.toBe(before);
});

test('a category is moved down twice by keys, without going all the way through the page again', async () => {
  const { page } = await signInOwner(stage);
  await page.goto(`${stage.url}/admin/settings/demo/categories`);
  const names = () => page.locator('.arranged').first().locator('li a').allInnerTexts();
  const [first = '', second = '', third = '', ...rest] = await names();
  await toContent(page);
  await tabTo(page, new RegExp(`^Down ${first}`));
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual([second, first, third, ...rest]);
  // The place that was worked on is where Tab goes on from.
  for (let press = 0; press < 3; press++) await page.keyboard.press('Tab');
  expect((await focused(page)).name).toBe(`Down ${first}`);
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual([second, third, first, ...rest]);
});
