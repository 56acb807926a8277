import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { fileIn, letUploadsExpire, pick, ready, SCREEN } from '../../support/files-in-browser.ts';
import { followedTicket } from '../../support/followed.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { fillIn, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('there is an owner', async () => {
  await setUpOwner(stage);
});

/** What was said on a ticket, each message with the names of its files. */
async function saidOn(subject: string): Promise<{ body: string; files: string[] }[]> {
  const rows = await stage.deps.db
    .selectFrom('message')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .leftJoin('attachment', 'attachment.message_id', 'message.id')
    .select(['message.id', 'body', 'attachment.name'])
    .where('subject', '=', subject)
    .orderBy('message.id')
    .execute();
  const said = new Map<number, { body: string; files: string[] }>();
  for (const { id, body, name } of rows) {
    const files = said.get(id)?.files ?? [];
    said.set(id, { body, files: name ? [...files, name] : files });
  }
  return [...said.values()];
}

test('a file that expired before sending is uploaded and sent again by itself, with one press', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/status of 422/);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'After a long lunch' });
  await pick(panel, SCREEN);
  await ready(panel, 'screen.png');
  await letUploadsExpire(stage);
  await sendButton(panel).click();
  await slipOn(panel);
  expect((await saidOn('After a long lunch')).map(({ files }) => files)).toEqual([['screen.png']]);
});

test('a correction of a ticket that was recorded unheard takes its files, also those that expired, and stays one ticket', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/ERR_FAILED|status of 422/);
  let isDeaf = true;
  await page.route('**/api/v1/tickets', async (route) => {
    if (route.request().method() !== 'POST' || !isDeaf) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Said twice', message: 'It is broken.' });
  await sendButton(panel).click();
  await panel.getByText('Not sent yet').waitFor();
  await panel.locator('[name="message"]').fill('It is broken, see the picture.');
  await pick(panel, SCREEN);
  await ready(panel, 'screen.png');
  await letUploadsExpire(stage);
  isDeaf = false;
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await saidOn('Said twice')).toEqual([
    { body: 'It is broken.', files: [] },
    { body: 'It is broken, see the picture.', files: ['screen.png'] },
  ]);
});

test('a large file tells how far it is, and axe finds nothing serious about the box', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await pick(panel, SCREEN);
  await ready(panel, 'screen.png');
  const wire = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1 };
  await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: 200_000 });
  await pick(panel, { ...SCREEN, name: 'large.png', buffer: Buffer.alloc(900_000, SCREEN.buffer) });
  await fileIn(panel, 'large.png')
    .getByText(/^[1-9]\d?%$/)
    .waitFor();
  const bar = fileIn(panel, 'large.png').getByRole('progressbar', { name: 'large.png' });
  expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(0);
  const { serious, shadowPasses } = await axe(page);
  expect(serious).toEqual([]);
  expect(shadowPasses).toBeGreaterThan(0);
  await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await ready(panel, 'large.png');
});

test('a reply takes files along, from the page of its link, after they expired too, and the desk saves them', async () => {
  const ticket = await followedTicket(stage, { answers: 1, subject: 'Once more' });
  const { page, expectFaults } = await visit(stage, { at: `${stage.url}/t#r=${ticket.reference}&t=${ticket.token}` });
  expectFaults(/status of 422/);
  const view = page.locator('main');
  await view.getByRole('button', { name: 'Reply' }).click();
  await view.getByLabel('Your reply').fill('Here it is.');
  await pick(view, SCREEN);
  await ready(view, 'screen.png');
  const { serious, shadowPasses } = await axe(page);
  expect(serious).toEqual([]);
  expect(shadowPasses).toBeGreaterThan(0);
  await page.reload();
  await ready(view, 'screen.png');
  await letUploadsExpire(stage);
  await view.getByRole('button', { name: 'Send', exact: true }).click();
  await view.getByText('Your reply is sent.').waitFor({ state: 'attached' });
  await view.getByRole('button', { name: 'screen.png' }).waitFor();
  expect((await saidOn('Once more')).at(-1)).toEqual({ body: 'Here it is.', files: ['screen.png'] });

  const olga = await signInOwner(stage);
  await olga.page.goto(`${stage.url}/admin/tickets/${ticket.reference}`);
  const [download] = await Promise.all([
    olga.page.waitForEvent('download'),
    olga.page.getByRole('link', { name: 'screen.png' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('screen.png');
  await olga.page.getByLabel('Your reply').fill('Thank you. Here is ours.');
  await olga.page.getByText('Draft kept.').waitFor();
  await olga.page.getByLabel('Files to send along').setInputFiles([{ ...SCREEN, name: 'ours.png' }]);
  await olga.page.getByRole('button', { name: 'Reply', exact: true }).click();
  await olga.page.getByRole('link', { name: 'ours.png' }).waitFor();
  await page.reload();
  await view.getByRole('button', { name: 'ours.png' }).waitFor();
});

test('where a category takes no files, neither form nor reply offers to add one', async () => {
  const { db } = stage.deps;
  await db.updateTable('category').set({ takes_files: false }).where('key', '=', 'brewing').execute();
  const ticket = await followedTicket(stage, { subject: 'No files' });
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await panel.getByRole('button', { name: 'Add a file' }).waitFor();
  await page.goto(`${stage.url}/t#r=${ticket.reference}&t=${ticket.token}`);
  const view = page.locator('main');
  await view.getByRole('button', { name: 'Reply' }).click();
  await view.getByLabel('Your reply').fill('In words then.');
  await view.getByRole('button', { name: 'Send', exact: true }).click();
  await view.getByText('In words then.').waitFor();
  expect(await view.getByRole('button', { name: 'Add a file' }).count()).toBe(0);
});
