import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('W17: in a sandboxed frame, where storage throws and the origin is nobody, a ticket goes out all the same', async () => {
  const inner = stage.host.put('/inner', { html: pageWith(stage.tag()) });
  const frame = `<iframe sandbox="allow-scripts allow-forms" src="${inner}" width="900" height="700"></iframe>`;
  const { page } = await visit(stage, { at: stage.host.put('/outer', { html: pageWith('', frame) }) });
  const sandboxed = page.frameLocator('iframe');
  const storage = await sandboxed.locator('body').evaluate(() => {
    try {
      return `stores ${localStorage.length}`;
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown';
    }
  });
  expect(storage).toBe('SecurityError');
  await sandboxed.getByRole('button', { name: 'Help' }).click();
  const panel = sandboxed.getByRole('dialog');
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await fillIn(panel, { subject: 'From a sandbox' });
  await panel.getByRole('button', { name: 'Back' }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  expect(await panel.getByLabel('In a few words').inputValue()).toBe('From a sandbox');
  await sendButton(panel).click();
  const reference = await slipOn(panel);
  expect(await ticketsAbout(stage, 'From a sandbox')).toMatchObject([{ reference }]);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').waitFor();
});

test('W17: a full or broken storage costs a visitor nothing but the draft', async () => {
  const { page, context } = await visit(stage);
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.reload();
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Nothing can be stored' });
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'Nothing can be stored')).toHaveLength(1);
});
