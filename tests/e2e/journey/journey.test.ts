import { afterAll, beforeAll, expect, test } from 'vitest';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type Visitor, visit } from '../../support/visitor.ts';

const QUESTION = 'What does the red light on my G2 grinder mean?';
const STORY = 'It flashes slowly since Monday.\nI have cleaned the chute already.';
const ANSWER = 'Please turn the upper burr by hand. If it moves, tighten its three screws.';
const THANKS = 'One screw was loose, and it is again today.';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a visitor leaves the shop with a slip, reads the answer by it, and writes again', {
  timeout: 90_000,
}, async () => {
  const ada = await visit(stage, { now: WEDNESDAY_MORNING });
  const reference = await askAboutTheLight(ada);
  await lookUpElsewhere(reference);

  const letter = await workAtTheDesk(reference);

  const panel = panelOf(ada.page);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('heading', { name: 'Completed' }).waitFor();
  expect(await panel.getByRole('article').allInnerTexts()).toEqual([
    expect.stringContaining('since Monday'),
    expect.stringMatching(/^Olga[\s\S]*tighten its three screws/),
  ]);

  await writeAgainFromTheLetter(letter);

  const olga = await signInOwner(stage);
  await olga.page.getByRole('link', { name: 'grindr red ligth' }).click();
  await olga.page.getByText(THANKS).waitFor();
  expect(await olga.page.locator('.ticket-head .status').innerText()).toBe('Assigned');
});

/** From the shop's page to the slip, by way of a misspelt search and an answer that did not help. */
async function askAboutTheLight({ page, context }: Visitor): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.shop.url });
  const told: string[] = [];
  page.on('requestfinished', (request) => {
    if (request.url() === `${stage.url}/api/v1/events`) told.push(request.postData() ?? '');
  });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  // What is often asked counts as shown once it stood there.
  await panel.getByRole('listitem').first().waitFor();
  await panel.getByRole('searchbox').fill('grindr red ligth');
  await panel.getByRole('listitem').first().getByText(QUESTION).click();
  await panel.getByRole('heading', { name: QUESTION }).waitFor();
  await panel.getByRole('button', { name: 'No, write to us' }).click();

  expect(await panel.getByLabel('In a few words').inputValue()).toBe('grindr red ligth');
  await panel.getByText(/replies by tomorrow, 10:30 \(\w+\/\w+\)/).waitFor();
  await sendButton(panel).click();
  await panel.getByText('things to look at').waitFor();
  const which = panel.getByLabel('Which one is it?');
  expect(await which.getAttribute('aria-invalid')).toBe('true');
  expect(await panel.getByLabel('What does the light ring show?').count()).toBe(0);
  await which.selectOption('Grinder G2');
  await panel.getByLabel('What does the light ring show?').selectOption('Red, flashing slowly');

  const serial = panel.getByLabel('Serial number');
  await serial.fill('48213');
  await panel.locator('[name="message"]').fill(STORY);
  await panel.getByLabel('Your name').fill('Ada Lovelace');
  await panel.getByLabel('Your e-mail').fill('ada@gmial.com');
  await panel.getByRole('button', { name: 'ada@gmail.com' }).click();
  expect(await panel.getByLabel('Your e-mail').inputValue()).toBe('ada@gmail.com');
  await sendButton(panel).click();
  await panel.getByText('The serial number starts with SN-').waitFor();
  expect(await serial.getAttribute('aria-invalid')).toBe('true');
  await serial.fill('SN-48213');
  await sendButton(panel).click();

  const reference = await slipOn(panel);
  await panel.getByRole('heading', { name: 'We have it, Ada.' }).waitFor();
  await panel.getByText('Thu 15 January, 10:30').waitFor();
  await panel.getByRole('button', { name: 'Copy' }).click();
  await panel.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
  await expect.poll(() => told.join(), { timeout: 5_000 }).toContain('form-opened');
  return reference;
}

/** Another browser, the number alone, typed as people type: the status, and nothing that was written. */
async function lookUpElsewhere(reference: string): Promise<void> {
  const { page } = await visit(stage, { now: WEDNESDAY_MORNING });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Follow your request' }).click();
  await panel.getByLabel('Reference').fill('7KM-93P-QXZ3');
  await panel.getByRole('button', { name: 'Show' }).click();
  await panel.getByText('This number has a slip in it').waitFor();
  await panel.getByLabel('Reference').fill(reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
  await panel.getByRole('button', { name: 'Show' }).click();
  await panel.getByRole('heading', { name: 'We have it, it is waiting its turn' }).waitFor();
  await panel.getByText('Reply by Thursday 15 January at 10:30 (Europe/Berlin)').waitFor();
  expect(await panel.innerText()).not.toMatch(/grindr|Ada|gmail|Monday/);
}

/** The owner's part. @returns the link in the letter that went to the requester */
async function workAtTheDesk(reference: string): Promise<string> {
  await stage.settle();
  const { page: setUpPage } = await setUpOwner(stage);
  await setUpPage.locator('.person summary').click();
  await setUpPage.getByRole('button', { name: 'Sign out', exact: true }).click();
  await setUpPage.getByRole('heading', { name: 'Sign in' }).waitFor();

  const { page } = await signInOwner(stage);
  await page.getByRole('link', { name: 'grindr red ligth' }).click();
  expect(await page.locator('.ticket-head .reference').innerText()).toBe(reference);
  await page.locator('.tried').getByText('All 7 steps').click();
  const tried = await page.locator('.tried ol > li').allInnerTexts();
  expect(tried.map((step) => step.replace(/\s+/g, ' ').trim())).toEqual([
    'Opened the widget',
    'Picked A product problem',
    'Was shown 5 answers',
    'Searched for grindr red ligth 5 answers',
    `Read ${QUESTION}`,
    `Did not help: ${QUESTION}`,
    'Went on to write',
  ]);
  const details = await page.getByRole('complementary').innerText();
  for (const told of ['Ada Lovelace', 'ada@gmail.com', 'Grinder G2', 'Red, flashing slowly', 'SN-48213']) {
    expect(details).toContain(told);
  }
  expect(details).toContain(`${stage.shop.url}/`);
  await page.getByText('I have cleaned the chute already.').waitFor();
  await page.getByLabel('Your reply').fill(ANSWER);
  await page.getByRole('button', { name: 'Reply and complete' }).click();
  await page.locator('.timeline').getByText(ANSWER).waitFor();
  expect(await page.locator('.ticket-head .status').innerText()).toBe('Completed');

  await stage.settle();
  await page.getByRole('link', { name: 'Letters' }).click();
  await page.getByRole('link', { name: `We have your request ${reference}` }).click();
  const link = /http\S+\/t#\S+/.exec(await page.locator('pre').innerText())?.[0];
  if (!link) throw new Error('the letter has no link');
  return link;
}

/** The link in the letter opens the conversation on a page of ours, in a browser that knows nothing yet. */
async function writeAgainFromTheLetter(link: string): Promise<void> {
  const { page, requests } = await visit(stage, { at: link, now: WEDNESDAY_MORNING });
  await page.getByRole('heading', { name: 'Completed' }).waitFor();
  await page.getByText('tighten its three screws').waitFor();
  expect(page.url()).toMatch(/\/t#r=[\dA-Z-]{12}$/);
  await page.getByRole('button', { name: 'Reply' }).click();
  await page.getByText('Writing again opens this request again.').waitFor();
  await page.getByLabel('Your reply').fill(THANKS);
  await sendButton(page.locator('main')).click();
  await page.getByRole('heading', { name: /^With Olga/ }).waitFor();
  await page.getByText(THANKS).waitFor();
  // The token is for the Authorization header only.
  const token = /t=([\w-]{22,})$/.exec(link)?.[1];
  expect(requests.some((address) => token === undefined || address.includes(token))).toBe(false);
}
