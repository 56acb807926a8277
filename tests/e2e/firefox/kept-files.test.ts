import { afterAll, beforeAll, expect, test } from 'vitest';
import { letUploadsExpire, pick, ready, SCREEN } from '../../support/files-in-browser.ts';
import { fillIn, launcherOf, openForm, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

// Firefox lets go of the bytes of a file that came out of the browser's store once it is stored anew.
test('a file that a reload brought back, and that was stored anew since, can still be uploaded', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Through a reload' });
  await pick(panel, SCREEN);
  await ready(panel, 'screen.png');
  await page.reload();
  await launcherOf(page).click();
  const back = panelOf(page);
  await ready(back, 'screen.png');
  await pick(back, { ...SCREEN, name: 'second.png' });
  await ready(back, 'second.png');
  await letUploadsExpire(stage);
  await sendButton(back).click();
  await slipOn(back);
  const sent = await stage.deps.db
    .selectFrom('attachment')
    .select(['name', 'bytes'])
    .where('message_id', 'is not', null)
    .orderBy('name')
    .execute();
  expect(sent).toEqual(['screen.png', 'second.png'].map((name) => ({ name, bytes: SCREEN.buffer.length })));
});
