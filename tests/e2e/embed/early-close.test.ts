import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { launcherOf, panelOf } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { UNREACHABLE, visit } from '../../support/visitor.ts';

let stage: Stage;
let embedded: string;
beforeAll(async () => {
  stage = await openStage();
  embedded = stage.host.put('/embedded', { html: pageWith(stage.tag()) });
});
afterAll(() => stage.close());

test('W20: closed before it was shown and then taken away, it leaves no panel in the page and counts as not opened', async () => {
  const { page, requests } = await visit(stage, { at: embedded });
  await page.route('**/config*', () => {});
  await launcherOf(page).hover();
  // The words of the widget come after its code; both have to be there for a panel to be drawn.
  await page.evaluate(async () => {
    const arrived = () => performance.getEntriesByType('resource').some(({ name }) => /\/en-[^/]*\.js$/.test(name));
    while (!arrived()) await new Promise((next) => requestAnimationFrame(next));
  });
  await page.evaluate(async () => {
    window.Helpslip?.('open');
    await new Promise((next) => requestAnimationFrame(next));
    window.Helpslip?.('close');
    await new Promise((next) => requestAnimationFrame(next));
    window.Helpslip?.('destroy');
  });
  expect(await page.locator('helpslip-panel').count()).toBe(0);
  expect(requests.filter((address) => address.endsWith('/events'))).toEqual([]);
});

test('W13: a panel that could not reach the site is whole when it is opened again after the site came back', async () => {
  const { page, expectFaults } = await visit(stage, { at: embedded });
  expectFaults(UNREACHABLE);
  await page.route('**/api/v1/sites/**', (route) => route.fulfill({ status: 404, body: '{}' }));
  await launcherOf(page).click();
  await panelOf(page).getByText('We cannot be reached right now.').waitFor();
  await page.keyboard.press('Escape');
  await page.unroute('**/api/v1/sites/**');
  await launcherOf(page).click();
  await panelOf(page).getByRole('heading', { name: 'What is it about?' }).waitFor();
});
