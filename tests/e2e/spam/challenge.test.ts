import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, newTicket, someAddress } from '../../support/helpslip.ts';
import { fillIn, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ RATE_LIMITS: 'default', TRUSTED_PROXIES: '127.0.0.1' });
  await flood();
});
afterAll(() => stage.close());

/** Two hundred tickets, each from an address of its own. */
async function flood(): Promise<void> {
  for (let sent = 0; sent < 200; sent += 20) {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        fetch(`${stage.url}/api/v1/tickets`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': someAddress(), ...newKey() },
          body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject: 'Flood' })),
        }),
      ),
    );
  }
}

test('T34 during a burst a visitor under the strictest policy sends as always: the browser solves, and nothing is to be clicked', async () => {
  const { page, requests, expectFaults } = await visit(stage, { at: '/strict' });
  expectFaults(/status of 403/);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'In the middle of a burst' });
  expect(requests.some((address) => address.includes('/challenge-'))).toBe(false);
  await sendButton(panel).click();
  const reference = await slipOn(panel);
  expect(requests.filter((address) => address.includes('/challenge-'))).toHaveLength(1);
  expect(await page.locator('#violations').innerText()).toBe('0');
  expect(await ticketsAbout(stage, 'In the middle of a burst')).toMatchObject([{ reference }]);
});

test('where solving takes longer than a second the visitor is told so, and hears it', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/status of 403/);
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/challenge-/, async (route) => {
    await held;
    await route.continue();
  });
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'A slow solver' });
  await sendButton(panel).click();
  await panel.getByRole('status').getByText('One moment: very many people write just now.').waitFor();
  expect(await panel.getByRole('status').count()).toBeGreaterThan(0);
  letGo();
  await slipOn(panel);
});

test('a solver that cannot be had loses nothing: it is sent when it can', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/status of 403|Failed to (?:load|fetch)|ERR_FAILED/);
  let isAway = true;
  await page.route(/\/challenge-/, (route) => (isAway ? route.abort() : route.continue()));
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Without a solver' });
  await sendButton(panel).click();
  await panel.getByText(/Not sent yet\. Your text is safe here/).waitFor();
  isAway = false;
  await panel.getByRole('button', { name: 'Try now' }).click();
  await slipOn(panel);
});
