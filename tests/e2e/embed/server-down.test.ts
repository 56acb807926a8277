import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, launcherOf, openForm, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { UNREACHABLE, type Visitor, visit } from '../../support/visitor.ts';

/** What a busy machine adds to any load; the case allows 50 ms. Firefox fetches in another process, which has to wait its turn. */
const NOISE_MS = inject('browserName') === 'firefox' ? 500 : 50;
const LOADS = 5;

let stage: Stage;
let plain: string;
let embedded: string;
beforeAll(async () => {
  stage = await openStage();
  plain = stage.host.put('/plain', { html: pageWith('') });
  embedded = stage.host.put('/embedded', { html: pageWith(stage.tag()) });
});
beforeEach(() => stage.comeBack());
afterAll(() => stage.close());

/** Until the load event: the quickest of several loads of two pages in turn, since the slower ones tell of the machine. */
async function loadMs({ page }: Visitor, first: string, second: string): Promise<[number, number]> {
  const quickest: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let load = 0; load < LOADS; load++) {
    for (const [at, address] of [first, second].entries()) {
      await page.goto(address, { waitUntil: 'load' });
      const { timing } = await page.evaluate(() => ({ timing: performance.timing.toJSON() }));
      quickest[at] = Math.min(quickest[at] ?? 0, timing.loadEventStart - timing.navigationStart);
    }
  }
  return quickest;
}

test.each([
  { name: 'refuses connections', fail: () => stage.leave() },
  { name: 'answers 500', fail: () => stage.standIn((_, response) => response.writeHead(500).end('{}')) },
])('W13: a server that $name delays no load event and raises no error', async ({ fail }) => {
  const visitor = await visit(stage, { at: plain });
  visitor.expectFaults(UNREACHABLE);
  await fail();
  const [without, withTag] = await loadMs(visitor, plain, embedded);
  expect(withTag).toBeLessThan(without + NOISE_MS);
  expect(visitor.faults.filter((fault) => !UNREACHABLE.test(fault))).toEqual([]);
});

test('W13: a server that hangs holds up nothing that a visitor can see or use', async () => {
  await stage.standIn(() => {});
  const { page } = await visit(stage, { at: plain });
  const html = pageWith(
    stage.tag(),
    '<main><h1>Shop</h1><button>Buy</button><output></output></main><script>document.querySelector("button").onclick = () => { document.querySelector("output").textContent = "bought"; }</script>',
  );
  await page.goto(stage.host.put('/busy', { html }), { waitUntil: 'domcontentloaded' });
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.getByText('bought').waitFor();
  expect(await page.evaluate(() => document.readyState)).toBe('interactive');
  await page.goto('about:blank');
});

test('W13: a loader that comes after the load event never delays it, whatever the server does', async () => {
  await stage.standIn(() => {});
  const late = `<script>addEventListener('load', () => {
    const script = document.createElement('script');
    script.src = '${stage.url}/widget.js';
    script.dataset.site = 'demo';
    document.head.append(script);
  });</script>`;
  const visitor = await visit(stage, { at: plain });
  const address = stage.host.put('/late', { html: pageWith(late) });
  const [without, withTag] = await loadMs(visitor, plain, address);
  expect(withTag).toBeLessThan(without + NOISE_MS);
  await visitor.page.goto('about:blank');
  await stage.comeBack();
  await visitor.page.goto(address);
  await openForm(visitor.page);
});

test.each([
  { name: 'refuses connections', fail: () => stage.leave() },
  { name: 'answers 500', fail: () => stage.standIn((_, response) => response.writeHead(500).end('{}')) },
])('W13: when the server $name after the loader came, the launcher says so and works again later', async ({ fail }) => {
  const { page, expectFaults } = await visit(stage, { at: embedded });
  expectFaults(UNREACHABLE);
  await launcherOf(page).waitFor();
  await fail();
  await launcherOf(page).click();
  await launcherOf(page).getByText('Help is not reachable right now. Try again').waitFor();
  await stage.comeBack();
  await launcherOf(page).click();
  await panelOf(page).getByRole('heading', { name: 'What is it about?' }).waitFor();
});

test('W13: when only the data cannot be had, the panel says so and tries again when asked', async () => {
  const { page, expectFaults } = await visit(stage, { at: embedded });
  expectFaults(UNREACHABLE);
  let isBroken = true;
  await page.route('**/api/v1/sites/**', (route) =>
    isBroken ? route.fulfill({ status: 404, body: '{}' }) : route.continue(),
  );
  await launcherOf(page).click();
  await panelOf(page).getByText('We cannot be reached right now.').waitFor();
  isBroken = false;
  await panelOf(page).getByRole('button', { name: 'Try again' }).click();
  await panelOf(page)
    .getByRole('button', { name: /^Feedback/ })
    .click();
  await panelOf(page).getByRole('button', { name: 'Write to us' }).click();
  await fillIn(panelOf(page));
  await sendButton(panelOf(page)).click();
  await slipOn(panelOf(page));
});
