import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { fillIn, openForm, PRAISE, sendButton } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ RATE_LIMITS: 'default' });
});
afterAll(() => stage.close());

test('T35: a visitor behind a busy address is told when it goes on, and keeps the text', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/status of 429/);
  const panel = await openForm(page);
  await fillIn(panel);
  await Promise.all(Array.from({ length: 12 }, () => postFromHere()));
  await sendButton(panel).click();
  await panel.getByText(/Not sent yet\. Your text is safe here; trying again in \d+ s/).waitFor();
  expect(await panel.locator('[name="message"]').inputValue()).toBe(PRAISE.message);
});

async function postFromHere(): Promise<void> {
  await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback' })),
  });
}
