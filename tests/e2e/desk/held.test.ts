import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { setUpOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  for (const subject of ['Cheap pills', 'A real question']) {
    const answer = await fetch(`${stage.url}/api/v1/tickets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...newKey() },
      body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject, memo: 'x' })),
    });
    expect(answer.status).toBe(201);
  }
});
afterAll(() => stage.close());

test('somebody looks at what is held: one is spam, one is let through, by hand and by nobody else’s leave', async () => {
  const { page } = await setUpOwner(stage, { viewport: { width: 360, height: 740 } });
  await page.getByRole('link', { name: 'Held 2' }).click();
  await page.getByText('These look like spam').waitFor();
  expect((await axe(page)).serious).toEqual([]);
  await page.getByRole('link', { name: 'Cheap pills' }).click();
  await page.getByText('It fills in a field that people do not see.').waitFor();
  expect((await axe(page)).serious).toEqual([]);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Spam' }).click();
  await page.getByText('One ticket put away as spam.').waitFor();
  await page.getByRole('checkbox', { name: /^Pick \w{3}-/ }).check();
  await page.getByRole('button', { name: 'Let through' }).click();
  await page.getByText('One ticket let through.').waitFor();
  await page.getByText('Nothing is held').waitFor();
  await page.getByRole('link', { name: 'Spam' }).click();
  await page.getByText('Spam is deleted 30 days after it was put away.').waitFor();
  await page.getByRole('link', { name: 'Cheap pills' }).waitFor();
  await page.goto(`${stage.url}/admin`);
  await page.getByRole('link', { name: 'A real question' }).waitFor();
});
