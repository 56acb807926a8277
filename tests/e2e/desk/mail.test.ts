import { keepEvent } from '@helpslip/server/inbound/keep-event.ts';
import { workInbound } from '@helpslip/server/inbound/work-events.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { type FakeReceiving, openFakeReceiving, type ProviderMail } from '../../support/fake-resend-received.ts';
import { hostileHtml } from '../../support/hostile-html.ts';
import { fetchFiles, RECEIVING, receivedEvent } from '../../support/inbound.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { png } from '../../support/uploads.ts';
import type { Visitor } from '../../support/visitor.ts';

const NARROW = { width: 360, height: 740 };

let stage: Stage;
let provider: FakeReceiving;
beforeAll(async () => {
  provider = await openFakeReceiving();
  stage = await openStage({ ...RECEIVING, RESEND_BASE_URL: provider.url });
  await arrive({ subject: 'What evil people send', text: null, html: hostileHtml.join('\n') });
  for (const [at, html] of hostileHtml.entries()) await arrive({ subject: `Evil ${at}`, text: html, html });
  await arrive({
    subject: 'x'.repeat(300),
    from: `"${'Long '.repeat(30)}" <${'a.'.repeat(30)}b@example.com>`,
    text: 'y'.repeat(500),
  });
  await keepEvent(
    stage.deps,
    'broken',
    JSON.stringify({ type: 'email.received', data: { email_id: '../x'.repeat(100) } }),
  );
  while ((await workInbound(stage.deps)) > 0);
});
afterAll(() => Promise.all([stage.close(), provider.close()]));

async function arrive(mail: Partial<ProviderMail>): Promise<void> {
  const received = provider.receive({ to: ['demo@reply.acme.example'], headers: {}, ...mail });
  await keepEvent(stage.deps, received.id, JSON.stringify(receivedEvent(received)));
}

async function signIn(options: Parameters<typeof signInOwner>[1] = {}): Promise<Visitor> {
  const isFirst = (await stage.deps.db.selectFrom('staff').select('id').execute()).length === 0;
  return isFirst ? setUpOwner(stage, options) : signInOwner(stage, options);
}

test('R19, A37: reading hostile mail runs nothing and asks nobody for anything', { timeout: 120_000 }, async () => {
  const { page, requests } = await signIn();
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs++;
    return dialog.dismiss();
  });
  await page.goto(`${stage.url}/admin/inbound`);
  const links = await page
    .locator('.queue th a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBe(hostileHtml.length + 2);
  const before = requests.length;
  for (const link of links) {
    await page.goto(stage.url + link);
    await page.waitForLoadState('load');
    const frame = page.frames().find((candidate) => candidate.url().endsWith('/html'));
    for (const details of await page.locator('article details').all()) await details.locator('summary').click();
    if (frame)
      expect(await frame.locator('body script, body img, body style, body form, body svg, body a').count()).toBe(0);
  }
  const asked = requests.slice(before).map((url) => new URL(url).pathname);
  expect(asked.filter((path) => !/^\/admin\/(?:inbound\/\d+(?:\/html)?|desk\.css|script\/keys)$/.test(path))).toEqual(
    [],
  );
  expect(dialogs).toBe(0);
});

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  expect((await axe(page)).serious, where).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `what sticks out of ${where}`).toBeLessThanOrEqual(0);
}

test.each([
  { name: 'light and wide', options: { colorScheme: 'light' as const } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark' as const, viewport: NARROW } },
])(
  'the pages of mail, $name, have nothing serious for axe and nothing that sticks out',
  { timeout: 60_000 },
  async ({ options }) => {
    const { page } = await signIn(options);
    await page.goto(`${stage.url}/admin/inbound`);
    await page.getByRole('heading', { name: 'Could not be worked' }).waitFor();
    await page.locator('.inbound-calls summary').click();
    await expectGoodLooks(page, 'the list of mail');
    await page.locator('.queue th a').first().click();
    await page.getByRole('button', { name: 'Open a ticket from this' }).waitFor();
    await expectGoodLooks(page, 'a mail');
  },
);

async function expectSaved(page: Page, name: string): Promise<void> {
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(name);
  expect(await saved.failure()).toBeNull();
}

test('a ticket is opened from a mail with two clicks, shows that it came by mail, and has its files', {
  timeout: 60_000,
}, async () => {
  const attachments = [
    provider.attach(png(), { filename: 'Beans.png' }),
    provider.attach(png(), { filename: 'All of them.mov', size: 48_000_000 }),
  ];
  await arrive({ subject: 'Do you sell beans?', text: 'Do you sell beans?\n\n-- \nAda', attachments });
  while ((await workInbound(stage.deps)) > 0);
  await fetchFiles(stage);
  const { page } = await signIn();
  await page.getByRole('link', { name: 'Mail', exact: true }).click();
  await page.getByRole('link', { name: 'Do you sell beans?' }).click();
  await expectSaved(page, 'Beans.png');
  await expectGoodLooks(page, 'a mail with files');
  await page.getByRole('button', { name: 'Open a ticket from this' }).click();
  await page.getByRole('heading', { name: 'Do you sell beans?' }).waitFor();
  await expectSaved(page, 'Beans.png');
  await page.getByText('it is larger than 10 MB').waitFor();
  await expectGoodLooks(page, 'a ticket with files by mail');
  await page.getByText('Quoted', { exact: true }).click();
  expect(await page.locator('.mailed pre').innerText()).toContain('Ada');
});
