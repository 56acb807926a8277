import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { followedTicket } from '../../support/followed.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type VisitorOptions, visit } from '../../support/visitor.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);

const views: { name: string; options: VisitorOptions }[] = [
  { name: 'light and wide', options: { colorScheme: 'light' } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark', viewport: { width: 360, height: 740 } } },
  { name: 'light and 320 wide', options: { colorScheme: 'light', viewport: { width: 320, height: 568 } } },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  expect((await axe(page)).serious, where).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `what sticks out of ${where}`).toBeLessThanOrEqual(0);
}

test.each(views)(
  'the follow page without script, $name, has nothing serious for axe and nothing that sticks out',
  {
    timeout: 60_000,
  },
  async ({ options }) => {
    const { reference } = await followedTicket(stage, { answers: 1 });
    const { page, expectFaults } = await visit(stage, { ...options, at: `${stage.url}/t/access` });
    expectFaults(/status of 4(?:04|22)/);
    await expectGoodLooks(page, 'the form for a lost link');
    await page.getByLabel('Reference').fill('wrong');
    await page.getByLabel('The e-mail').fill('ada@example');
    await page.getByRole('button', { name: 'Mail me a link' }).click();
    await page.getByText('Please write an address').waitFor();
    await expectGoodLooks(page, 'the form for a lost link with faults');
    await page.goto(`${stage.url}/t/sent`);
    await expectGoodLooks(page, 'what follows');
    // The page of the server alone: its script is not let in, so that axe still has one of its own.
    await page.route('**/widget/**', (route) => route.abort());
    expectFaults(/ERR_FAILED/);
    for (const typed of ['', '7KM-93P-QXZ3', reference]) {
      await page.goto(`${stage.url}/t?reference=${typed}`);
      await expectGoodLooks(page, `the status of "${typed}"`);
    }
  },
);

test.each(views)(
  'every state of the follow page, $name, has nothing serious for axe and nothing that sticks out',
  {
    timeout: 60_000,
  },
  async ({ options }) => {
    const ticket = await followedTicket(stage, {
      answers: 12,
      isCompleted: true,
      fields: { method: ['espresso', 'moka'], setting: 12 },
      subject: LONG,
      message: `${LONG}\n${LONG}`,
    });
    const link = `${stage.url}/t#r=${ticket.reference}`;
    const { page } = await visit(stage, {
      ...options,
      at: `${link}&t=${ticket.token}&a=solved`,
      now: WEDNESDAY_MORNING,
    });
    await page.getByText('Press once more').waitFor();
    await page.getByText('5 earlier messages').click();
    await page.getByText('What you filled in').click();
    await page.getByRole('button', { name: 'Reply' }).click();
    await expectGoodLooks(page, 'a long conversation, asked about, with a reply begun');
    await page.getByRole('button', { name: 'Yes, it is solved' }).click();
    await page.getByText('Good to hear').waitFor();
    await expectGoodLooks(page, 'what was answered');

    const stranger = await visit(stage, { ...options, at: link, now: WEDNESDAY_MORNING });
    await stranger.page.getByText('Mail me a link').waitFor();
    await expectGoodLooks(stranger.page, 'the number alone');
    await stranger.page.getByRole('button', { name: 'Back' }).click();
    await stranger.page.getByText('Lost the number?').click();
    await stranger.page.getByRole('textbox', { name: 'Reference' }).fill('wrong');
    await stranger.page.getByRole('button', { name: 'Show' }).click();
    await stranger.page.getByText('This number has a slip in it').waitFor();
    await expectGoodLooks(stranger.page, 'the list, with a fault and the form for a lost number');
  },
);
