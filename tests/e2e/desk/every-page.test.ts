import { allRoutes } from '@helpslip/server/app.ts';
import { addStaff, hashOfPassword } from '@helpslip/server/staff/add-staff.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { type DeskPlaces, deskPlaces } from '../../support/desk-places.ts';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { OLGA, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const SITE = { key: 'demo', category: 'product', field: 'light' };
/** Each width once and each theme once: neither changes what the other does. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

let stage: Stage;
let places: DeskPlaces;
beforeAll(async () => {
  stage = await openStage();
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject: 'Where is my refund?' })),
  });
  const { reference } = await answer.json();
  await stage.settle();
  const { db, clock } = stage.deps;
  const { id: siteId } = await db.selectFrom('site').select('id').executeTakeFirstOrThrow();
  const passwordHash = await hashOfPassword(OLGA.password);
  const [olga, mara] = await db
    .transaction()
    .execute((trx) =>
      Promise.all([
        addStaff(trx, { ...OLGA, role: 'owner', passwordHash }, clock(), [siteId]),
        addStaff(trx, { name: 'Mara', email: 'mara@northwind.example', role: 'agent', passwordHash }, clock(), [
          siteId,
        ]),
      ]),
    );
  const people = { ownerId: olga.id, personId: mara.id };
  places = await deskPlaces({ deps: stage.deps, siteId }, { site: SITE, ...people, reference, words: 'Refund' });
});
afterAll(() => stage.close());

/** The pages of the desk that somebody looks at, by their routes; what is fetched by them or taken along is none. */
async function everyPage(page: Page): Promise<string[]> {
  const paths = allRoutes(() => true)
    .filter(
      ({ method, path, policy }) => method === 'GET' && path.startsWith('/admin') && policy.audience !== 'everyone',
    )
    .map(({ path }) => places.at(path) + places.queryOf(path));
  const found: string[] = [];
  for (const path of [...paths, '/admin/sign-in', '/admin/password']) {
    const answer = await page.request.get(stage.url + path);
    expect(answer.status(), path).toBe(200);
    const isPage =
      answer.headers()['content-type']?.startsWith('text/html') && (await answer.text()).includes('class="skip"');
    if (!isPage) continue;
    const policy = answer.headers()['content-security-policy'];
    expect(policy, path).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(policy, path).toMatch(/script-src 'self';/);
    found.push(path);
  }
  expect(found.length).toBeGreaterThan(30);
  return found;
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const unfold = (page: Page) =>
  page.locator('main').evaluate((main) => {
    for (const fold of main.querySelectorAll('details')) fold.open = true;
  });

test('every page, unfolded, light at 1280 and dark at 360 px, has nothing serious for axe and nothing that sticks out', {
  timeout: 240_000,
}, async () => {
  const { page } = await signInOwner(stage);
  const wrong: string[] = [];
  for (const path of await everyPage(page)) {
    await page.goto(stage.url + path);
    await unfold(page);
    for (const { colorScheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const where = `${path}, ${colorScheme} at ${width}`;
      wrong.push(...(await axe(page)).serious.map((finding) => `${where}: ${finding}`));
      if ((await overflowOf(page)) > 0) wrong.push(`${where}: ${await overflowOf(page)} px stick out`);
    }
  }
  expect(wrong).toEqual([]);
});

test('A13 under enforced trusted types every page is opened and everything on it pressed, and nothing breaks its policy', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await signInOwner(stage);
  let pressed = 0;
  for (const path of await everyPage(page)) {
    await page.goto(stage.url + path);
    await unfold(page);
    for (const button of await page.locator('button[type="button"]').all()) {
      if (!(await button.isVisible())) continue;
      await button.click();
      pressed++;
    }
    for (const box of await page.locator('main textarea:visible').all()) await box.pressSequentially('<b>x');
    expect(faults, path).toEqual([]);
  }
  expect(pressed).toBeGreaterThan(0);
});

test('without script every page is there, within 360 px, and has no button that does nothing', {
  timeout: 120_000,
}, async () => {
  const { page } = await signInOwner(stage, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  for (const path of await everyPage(page)) {
    await page.goto(stage.url + path);
    expect((await page.locator('main').innerText()).trim(), path).not.toBe('');
    expect(await page.locator('button[type="button"]:visible, button:visible:not([type])').count(), path).toBe(0);
    expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
  }
});
