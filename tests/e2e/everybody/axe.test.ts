import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { fillIn, launcherOf, openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.each(['light', 'dark'] as const)(
  'W21: axe finds nothing serious in any step, %s',
  { timeout: 60_000 },
  async (colorScheme) => {
    const { page, expectFaults } = await visit(stage, { colorScheme, now: WEDNESDAY_MORNING });
    expectFaults(/ERR_CONNECTION_REFUSED/);
    await launcherOf(page).waitFor();
    await expectNothingSerious(page, 'the page with its launcher');
    const panel = await openPanel(page);
    await expectNothingSerious(page, 'category');
    await panel.getByRole('button', { name: /^A product problem/ }).click();
    await panel.getByRole('listitem').first().waitFor();
    await expectNothingSerious(page, 'answers');
    await panel.getByRole('searchbox').fill('grindr red ligth');
    await panel.locator('mark').first().waitFor();
    await expectNothingSerious(page, 'a search');
    await panel.getByRole('listitem').first().getByRole('button').click();
    await panel.getByText('Did this help?').waitFor();
    await expectNothingSerious(page, 'an article');
    await panel.getByRole('button', { name: 'Yes, solved' }).click();
    await panel.getByRole('heading', { name: 'Good to hear.' }).waitFor();
    await expectNothingSerious(page, 'solved');
    await panel.getByRole('button', { name: 'I still need help' }).click();
    await sendButton(panel).click();
    await panel.getByText('things to look at').waitFor();
    await panel.getByLabel('Your e-mail').fill('ada@gmial.com');
    await panel.getByRole('button', { name: 'ada@gmail.com' }).waitFor();
    await expectNothingSerious(page, 'details with faults');
    await panel.getByLabel('Which one is it?').selectOption('Grinder G2');
    await fillIn(panel);
    await stage.leave();
    await sendButton(panel).click();
    await panel.getByText('Not sent yet.').waitFor();
    await expectNothingSerious(page, 'not sent yet');
    await stage.comeBack();
    await slipOn(panel);
    await expectNothingSerious(page, 'slip');
    await panel.getByRole('button', { name: 'Follow this request' }).click();
    await panel.getByRole('button', { name: 'Reply' }).click();
    await expectNothingSerious(page, 'conversation');
    await panel.getByRole('button', { name: 'Back' }).click();
    await panel.getByRole('button', { name: 'Close' }).click();
    await openPanel(page);
    await panel.getByRole('button', { name: 'Your requests' }).click();
    await panel.getByLabel('Another reference').fill('wrong');
    await panel.getByRole('button', { name: 'Show' }).click();
    await panel.getByText('This number has a slip in it').waitFor();
    await expectNothingSerious(page, 'find a request');
  },
);

async function expectNothingSerious(page: Page, where: string): Promise<void> {
  const { serious, shadowPasses } = await axe(page);
  expect(serious, where).toEqual([]);
  expect(shadowPasses, `what axe saw inside the shadow root: ${where}`).toBeGreaterThan(
    where.includes('launcher') ? 0 : 10,
  );
}

test('W21: axe would find what is wrong inside the shadow root', async () => {
  const { page } = await visit(stage);
  await openPanel(page);
  await panelOf(page).evaluate((section) => {
    const unnamed = document.createElement('button');
    unnamed.type = 'button';
    section.append(unnamed);
  });
  expect((await axe(page)).serious.join()).toContain('button-name');
});
