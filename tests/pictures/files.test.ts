import { afterAll, beforeAll, test } from 'vitest';
import { fileIn, pick, ready, SCREEN } from '../support/files-in-browser.ts';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openPanel, sendButton, slipOn } from '../support/panel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at, fillDetails, STORY } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('the owner is there to answer', async () => {
  await setUpOwner(stage);
});

test.each(views)('files in the form, in a reply and at the desk, $name', async ({ name, options }) => {
  stage.moveClockTo(at('10:00'));
  const { page } = await visit(stage, { ...options, at: '/grinder', now: at('10:00') });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await fillDetails(panel, STORY.email.replace('gmial', 'gmail'));
  await panel.getByLabel('In a few words').fill('The light flashes red');
  const wire = await page.context().newCDPSession(page);
  await pick(panel, { ...SCREEN, name: 'Red light.png' });
  await ready(panel, 'Red light.png');
  const slow = { offline: false, latency: 0, downloadThroughput: -1 };
  await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: 400_000 });
  await pick(panel, {
    name: 'The noise it makes when it starts in the morning.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.alloc(2_400_000, 7),
  });
  await fileIn(panel, 'The noise')
    .getByText(/^[3-6]\d%$/)
    .waitFor();
  await panel.getByRole('button', { name: 'Add a file' }).scrollIntoViewIfNeeded();
  await shoot(page, `widget-4-details-files-${name}`);
  await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await ready(panel, 'The noise');
  await sendButton(panel).click();
  const reference = await slipOn(panel);

  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('button', { name: 'Reply' }).click();
  await panel.getByLabel('Your reply').fill('And this is how it looks from below.');
  await pick(panel, { ...SCREEN, name: 'From below.png' });
  await ready(panel, 'From below.png');
  await shoot(page, `widget-6-follow-files-${name}`);
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await panel.getByRole('button', { name: 'From below.png' }).waitFor();

  const olga = await signInOwner(stage, { ...options, now: at('10:00') });
  await olga.page.goto(`${stage.url}/admin/tickets/${reference}`);
  await olga.page.getByRole('link', { name: 'From below.png' }).scrollIntoViewIfNeeded();
  await shoot(olga.page, `desk-ticket-files-${name}`);
  await olga.page.getByLabel('Your reply').fill('Thank you. How to open it stands in here.');
  await olga.page.getByLabel('Files to send along').setInputFiles([{ ...SCREEN, name: 'Opening it.png' }]);
  await olga.page.getByRole('button', { name: 'Reply and complete' }).scrollIntoViewIfNeeded();
  await shoot(olga.page, `desk-ticket-reply-files-${name}`);
});
