import { afterAll, beforeAll, test } from 'vitest';
import { setUpOwner } from '../support/owner.ts';
import { openPanel, sendButton, slipOn } from '../support/panel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { answerStory, at, fillDetails, STORY } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
let staffId: string;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('the owner is there to answer', async () => {
  await setUpOwner(stage);
  ({ id: staffId } = await stage.deps.db.selectFrom('staff').select('id').executeTakeFirstOrThrow());
});

test.each(views)('the steps of the widget, and the follow page, $name', async ({ name, options }) => {
  stage.moveClockTo(at('10:00'));
  const { page, context } = await visit(stage, { ...options, at: '/grinder', now: at('10:00') });
  const panel = await openPanel(page);
  await shoot(page, `widget-1-category-${name}`);

  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('searchbox').fill(STORY.search);
  await panel.locator('mark').first().waitFor();
  await shoot(page, `widget-2-answers-${name}`);

  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText('Did this help?').waitFor();
  await shoot(page, `widget-3-article-${name}`);

  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await fillDetails(panel, STORY.email);
  await panel.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await shoot(page, `widget-4-details-${name}`);
  await panel.getByRole('button', { name: 'ada@gmail.com' }).scrollIntoViewIfNeeded();
  await panel.getByLabel('Your e-mail').focus();
  await shoot(page, `widget-4-details-below-${name}`);
  await panel.getByRole('button', { name: 'ada@gmail.com' }).click();
  await sendButton(panel).click();

  const reference = await slipOn(panel);
  await shoot(page, `widget-5-slip-${name}`);

  await answerStory(stage, staffId, reference);
  await context.clock.setFixedTime(at('11:30'));
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').last().waitFor();
  await shoot(page, `widget-6-follow-${name}`);

  const token = await page.evaluate(() => JSON.parse(localStorage.getItem('helpslip:demo:slips') ?? '[]')[0]?.token);
  const followPage = await context.newPage();
  await followPage.goto(`${stage.url}/t`);
  await followPage.getByRole('textbox').first().waitFor();
  await shoot(followPage, `follow-page-find-${name}`);
  await followPage.goto('about:blank');
  await followPage.goto(`${stage.url}/t#r=${reference}&t=${token}`);
  await followPage.getByRole('article').last().waitFor();
  await shoot(followPage, `follow-page-${name}`);
});
