import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pairedBy } from '../../support/authenticator.ts';
import { axe } from '../../support/axe.ts';
import { documentOf } from '../../support/desk.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { lettersSent } from '../../support/letters.ts';
import { OLGA, setUpOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const JANA = { name: 'Jana Berg', email: 'jana@northwind.example', password: 'a calm day in Bergen' };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Nothing serious for axe, and nothing that sticks out, wide and at 360 pixels. */
async function expectGoodLooks(page: Page, where: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect((await axe(page)).serious, `${where}, ${width}`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `what sticks out of ${where} at ${width}`).toBeLessThanOrEqual(0);
  }
}

async function linkIn(letter: 'invite' | 'password-reset'): Promise<string> {
  const [{ text } = { text: '' }] = await lettersSent(stage, { letter, to: JANA.email });
  return /https?:\/\/\S+\/admin\/(?:invite|password)\/\S+/.exec(text)?.[0] ?? 'no link';
}

test('without script an owner invites an agent, who takes her place and loses her password', {
  timeout: 90_000,
}, async () => {
  const { page, expectFaults } = await setUpOwner(stage, { javaScriptEnabled: false });
  expectFaults(/status of 422/);
  await page.locator('.person summary').click();
  await page.getByRole('link', { name: 'Staff', exact: true }).click();
  const form = page.locator('#invite');
  await form.getByLabel('E-mail').fill(JANA.email);
  await form.getByLabel('Your own password').fill('not my password');
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('This is not your password').waitFor();
  expect(await form.getByLabel('E-mail').inputValue()).toBe(JANA.email);
  await form.getByLabel('Your own password').fill(OLGA.password);
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('The invitation is on its way').waitFor();

  const jana = await visit(stage, { at: await linkIn('invite'), javaScriptEnabled: false });
  await jana.page.getByLabel('Your name').fill(JANA.name);
  await jana.page.getByLabel('Password').fill(JANA.password);
  await jana.page.getByRole('button', { name: 'Open the desk' }).click();
  await jana.page.getByRole('heading', { name: 'Queue' }).waitFor();
  await jana.page.locator('.person summary').click();
  expect(await jana.page.getByRole('link', { name: 'Staff', exact: true }).count()).toBe(0);
  await jana.page.getByRole('button', { name: 'Sign out', exact: true }).click();

  await jana.page.getByRole('link', { name: 'Forgot the password?' }).click();
  await jana.page.getByLabel('E-mail').fill(JANA.email);
  await jana.page.getByRole('button', { name: 'Mail me the link' }).click();
  await jana.page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await jana.page.goto(await linkIn('password-reset'));
  await jana.page.getByLabel('New password').fill('quite other words now');
  await jana.page.getByRole('button', { name: 'Set this password' }).click();
  await jana.page.getByText('Your new password is set').waitFor();
  await jana.page.getByLabel('E-mail').fill(JANA.email);
  await jana.page.getByLabel('Password').fill('quite other words now');
  await jana.page.getByRole('button', { name: 'Sign in' }).click();
  await jana.page.getByRole('heading', { name: 'Queue' }).waitFor();

  await page.getByRole('link', { name: 'Queue' }).click();
  await page.goto(`${stage.url}/admin/staff`);
  await page.getByRole('link', { name: JANA.name }).click();
  await page.getByRole('heading', { name: 'Remove from the staff' }).waitFor();
});

test('a person turns on two-step sign-in, and signs in with a code and with a recovery code; every page looks right', {
  timeout: 90_000,
}, async () => {
  const { page, expectFaults } = await visit(stage, { at: `${stage.url}/admin/password`, colorScheme: 'dark' });
  expectFaults(/status of 401/);
  const signIn = async () => {
    await page.getByLabel('E-mail').fill(OLGA.email);
    await page.getByLabel('Password').fill(OLGA.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await expectGoodLooks(page, 'a forgotten password');
  await page.goto(`${stage.url}/admin/staff`);
  await signIn();
  await page.getByRole('heading', { name: 'Staff' }).waitFor();
  await expectGoodLooks(page, 'the staff');
  await page.getByRole('link', { name: JANA.name }).click();
  await page.getByRole('heading', { name: 'Remove from the staff' }).waitFor();
  await expectGoodLooks(page, 'a person');
  await page.goto(`${stage.url}/admin/account`);
  await expectGoodLooks(page, 'the account');
  await page.getByRole('link', { name: 'Turn it on' }).click();
  await expectGoodLooks(page, 'the second step, off');
  await page.getByLabel('Your own password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('img', { name: /^QR code/ }).waitFor();
  await expectGoodLooks(page, 'the second step, pairing');
  const app = pairedBy(documentOf(await page.content()));
  await page.getByLabel('The code that the app shows now').fill(app.codeAt(WEDNESDAY_MORNING));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByText('they are not shown again').waitFor();
  await expectGoodLooks(page, 'the recovery codes');
  const recoveryCode = await page.locator('.codes code').first().innerText();
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.getByRole('link', { name: 'Codes, and how to turn it off' }).click();
  await expectGoodLooks(page, 'the second step, on');

  const later = new Date(Date.parse(WEDNESDAY_MORNING) + 300_000).toISOString();
  stage.moveClockTo(later);
  const signOut = async () => {
    await page.locator('.person summary').click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  };
  await signOut();
  await signIn();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByText('This code is wrong').waitFor();
  await expectGoodLooks(page, 'a wrong code');
  await page.getByLabel('Code').fill(app.codeAt(later));
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByRole('heading', { name: 'Queue' }).waitFor();
  await signOut();
  await signIn();
  await page.getByLabel('Code').fill(recoveryCode.toUpperCase());
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByRole('heading', { name: 'Queue' }).waitFor();
});
