import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpOwner } from '../../support/owner.ts';
import { fillIn, openPanel, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const MISSED = 'qwixel squeaks';

test('a miss becomes an answer: searched in vain, asked, replied to, added, found by the next visitor, told by the insights', {
  timeout: 60_000,
}, async () => {
  const { page: ada } = await visit(stage);
  const told: string[] = [];
  ada.on('requestfinished', (request) => told.push(request.postData() ?? ''));
  const asking = await openPanel(ada);
  await asking.getByRole('button', { name: /^Feedback/ }).click();
  await asking.getByRole('searchbox').fill(MISSED);
  await asking
    .getByText(/nothing|no answer/i)
    .first()
    .waitFor();
  await asking
    .getByRole('button', { name: /write to us/i })
    .first()
    .click();
  await fillIn(asking, { subject: 'My qwixel squeaks', message: 'It squeaks. What can I do?' });
  await expect.poll(() => told.join(), { timeout: 5_000 }).toContain(MISSED);
  await sendButton(asking).click();
  const reference = await slipOn(asking);

  const { page: olga } = await setUpOwner(stage);
  await olga.goto(`${stage.url}/admin/tickets/${reference}`);
  await olga
    .getByLabel('Your reply')
    .fill('Hello Ada,\n\nput a **drop of oil** on order 1029384.\n\nKind regards\nOlga Brandt');
  await olga.getByRole('button', { name: 'Reply', exact: true }).click();
  await olga.getByRole('link', { name: 'Add to answers' }).click();
  expect(await olga.getByLabel('Answer', { exact: true }).inputValue()).toBe(
    'Put a **drop of oil** on order [number].',
  );
  expect(await olga.locator('.taken-out del').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('Hello Ada'), expect.stringContaining('1029384')]),
  );
  expect(await olga.getByLabel(MISSED).isChecked()).toBe(true);
  await olga.getByText('1 visit of the last 90 days searched for this and found nothing').waitFor();

  await olga.getByLabel('Question').fill('Why does my qwixel squeak?');
  await olga.getByLabel('Answer', { exact: true }).fill('It wants *oil*.');
  // The preview follows what is typed.
  await olga.locator('#preview em', { hasText: 'oil' }).waitFor();
  await olga.getByRole('button', { name: 'Publish' }).click();
  await olga.getByText('Published. Visitors find it from now on.').waitFor();

  const { page: ben } = await visit(stage);
  const looking = await openPanel(ben);
  await looking.getByRole('button', { name: /^Feedback/ }).click();
  await looking.getByRole('searchbox').fill(MISSED);
  const found = looking.getByRole('listitem').filter({ hasText: 'Why does my qwixel squeak?' });
  await found.waitFor();
  expect(await looking.getByRole('listitem').count()).toBeLessThanOrEqual(5);
  await found.getByRole('button').click();
  await looking.getByText('It wants').waitFor();

  await olga.goto(`${stage.url}/admin/insights`);
  const miss = olga.getByRole('listitem').filter({ hasText: MISSED }).first();
  await miss.getByText('Mended: these words now find').waitFor();
  expect(await miss.getByRole('link', { name: 'Why does my qwixel squeak?' }).count()).toBe(1);
});
