import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileIn, pick, ready, SCREEN } from '../../support/files-in-browser.ts';
import { fillIn, launcherOf, openForm, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Gives files to the form as the browser does when they are dropped or pasted. */
async function give(page: Page, panel: Locator, how: 'drop' | 'paste', name: string): Promise<void> {
  await panel.locator('[name="message"]').evaluate(
    (input, [kind, fileName]) => {
      const held = new DataTransfer();
      held.items.add(new File([new Uint8Array(2_000)], fileName ?? '', { type: 'image/png' }));
      const more = { bubbles: true, cancelable: true, composed: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...more, dataTransfer: held })
          : new ClipboardEvent('paste', { ...more, clipboardData: held });
      input.dispatchEvent(event);
    },
    [how, name],
  );
  await page.waitForLoadState();
}

test('files that are picked, dropped and pasted go along, and their requester can save them', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'With three files' });
  await pick(panel, SCREEN);
  await give(page, panel, 'drop', 'dropped.png');
  await give(page, panel, 'paste', 'image.png');
  await ready(panel, 'screen.png');
  await ready(panel, 'dropped.png');
  await ready(panel, /Screenshot /);
  await sendButton(panel).click();
  await slipOn(panel);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('button', { name: 'dropped.png' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'screen.png' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('screen.png');
  const saved = join(await mkdtemp(join(tmpdir(), 'helpslip-saved-')), 'screen.png');
  await download.saveAs(saved);
  expect((await readFile(saved)).equals(SCREEN.buffer)).toBe(true);
  await rm(dirname(saved), { recursive: true });
});

test('a file that could not be uploaded is tried again, and a reload loses none', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE/);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Through bad days' });
  await pick(panel, SCREEN);
  await ready(panel, 'screen.png');
  await stage.leave();
  await pick(panel, { ...SCREEN, name: 'second.png' });
  await fileIn(panel, 'second.png').getByText('Not uploaded yet').waitFor();
  await stage.comeBack();
  await fileIn(panel, 'second.png')
    .getByRole('button', { name: /^Try again/ })
    .click();
  await ready(panel, 'second.png');
  await page.reload();
  await launcherOf(page).click();
  const back = panelOf(page);
  await ready(back, 'screen.png');
  await ready(back, 'second.png');
  await fileIn(back, 'second.png')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await back.getByText('second.png is removed.').waitFor();
  await sendButton(back).click();
  await slipOn(back);
  const kept = await stage.deps.db
    .selectFrom('attachment')
    .select('name')
    .where('message_id', 'is not', null)
    .execute();
  expect(kept.filter(({ name }) => name === 'screen.png')).toHaveLength(2);
  expect(kept.some(({ name }) => name === 'second.png')).toBe(false);
});

test('what cannot go along is said at once: too large, empty, and more than five', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await pick(panel, { ...SCREEN, name: 'large.png', buffer: Buffer.alloc(10 * 1_024 * 1_024 + 1) });
  await panel.getByText('large.png is larger than 10 MB.').waitFor();
  await pick(panel, { ...SCREEN, name: 'empty.png', buffer: Buffer.alloc(0) });
  await panel.getByText('empty.png is empty.').waitFor();
  await pick(panel, ...Array.from({ length: 6 }, (_, at) => ({ ...SCREEN, name: `shot-${at}.png` })));
  await panel.getByText('Only 5 files can go along. The rest was left out.').waitFor();
  await ready(panel, 'shot-4.png');
  expect(await panel.getByRole('button', { name: 'Add a file' }).getAttribute('aria-disabled')).toBe('true');
});

test('a browser that keeps no files says so, and they go along all the same', async () => {
  const { page } = await visit(stage);
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.reload();
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Kept nowhere' });
  await pick(panel, SCREEN);
  await panel.getByText('This browser keeps no files').waitFor();
  await sendButton(panel).click();
  await slipOn(panel);
});
