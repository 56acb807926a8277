import { afterAll, beforeAll, test } from 'vitest';
import { newKey, newTicket } from '../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { at } from './content.ts';
import { shoot, views } from './shoot.ts';

const DRAFT =
  'Hello Noor,\n\nthank you for your question about “Which grind for a V60?”.\n\nTry two clicks finer than for the French press.';

let stage: Stage;
let path: string;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('somebody asks, and somebody begins to answer', async () => {
  stage.moveClockTo(at('09:45'));
  const { page } = await setUpOwner(stage);
  const [first] = [await opened('Which grind for a V60?'), await opened('And the water?')];
  path = `${stage.url}/admin/tickets/${first}`;
  stage.moveClockTo(at('10:05'));
  for (const [title, body, kind] of [
    ['Refund is on its way', 'Your refund for {{reference}} is on its way. It takes up to five days.', 'reply'],
    ['Send it to us', 'Please send it to us in the padded box. We look at it within two days.', 'reply'],
    ['Moin', 'Moin {{name}},', 'opening'],
  ] as const) {
    await page.goto(`${stage.url}/admin/saved-replies`);
    await page.getByLabel('Name').fill(title);
    await page.getByLabel('Words').fill(body);
    await page.getByLabel('Where it goes').selectOption(kind);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: title }).waitFor();
  }
  await page.goto(path);
  await page.locator('.more').getByText('Write a note').click();
  await page.getByLabel('Note, seen by staff only').fill('She has the old grinder, with the stepped ring.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('.said.note').waitFor();
  await page.getByText('Log a call or a chat').click();
  await page.getByLabel('What was said, seen by staff only').fill('Called at ten; will write what she uses now.');
  await page.getByRole('button', { name: 'Log it' }).click();
  await page.locator('.said.note').nth(1).waitFor();
  await page.getByLabel('Your reply').fill(DRAFT);
  await page.getByText('Draft kept.').waitFor();
  await page
    .getByRole('button', { name: /^Bookmark: / })
    .first()
    .click();
  await page.locator('.bookmarks').waitFor();
});

async function opened(subject: string): Promise<string> {
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(
      newTicket({
        site: 'demo',
        category: 'brewing',
        subject,
        message:
          'My coffee runs through in two minutes and tastes sour. Is my grind too coarse? Which water do you use?',
        requester: { name: 'Noor Aziz', email: 'noor@example.com' },
      }),
    ),
  });
  return (await answer.json()).reference;
}

test.each(views)('the work on a ticket, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, options);
  await page.goto(path);
  await page.locator('.timeline').evaluate((list) => list.scrollIntoView());
  await shoot(page, `desk-ticket-notes-${name}`);
  await page.locator('.reply-form').evaluate((form) => form.scrollIntoView());
  await shoot(page, `desk-ticket-reply-${name}`);
  await page.getByText('Log a call or a chat').click();
  await page.locator('.more').evaluate((section) => section.scrollIntoView());
  await shoot(page, `desk-ticket-more-${name}`);
  await page.goto(`${stage.url}/admin/saved-replies`);
  await shoot(page, `desk-saved-replies-${name}`);
  await page.goto(`${stage.url}/admin/new-ticket`);
  await shoot(page, `desk-new-ticket-${name}`);
});
