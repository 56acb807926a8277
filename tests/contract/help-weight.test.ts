import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { contrastBetween } from '@helpslip/server/notifications/letters/letter-colors.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { helpPage } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterEach(() => helpslip.close());

test('a site of 5,000 answers has pages of a bounded weight, and every answer is on one of them', {
  timeout: 60_000,
}, async () => {
  const answers = Array.from({ length: 5_000 }, (_, n) => ({
    question: `How do I mend part number ${n} of the drill?`,
    body: `Take part ${n} out, and put it back.`,
    phrasings: [],
    categories: [n % 2 ? 'product' : 'billing'],
    context: '',
    isPinned: false,
  }));
  await addArticles(helpslip.deps, helpslip.siteId, answers);
  const sizes: Record<string, number> = {};
  for (const path of [
    '/help/acme',
    '/help/acme?category=product',
    '/help/acme?q=part+number+4711',
    '/help/acme/4711',
  ]) {
    const { status, html } = await helpPage(helpslip, path);
    sizes[path] = status === 200 ? html.length : 0;
  }
  for (const [path, size] of Object.entries(sizes)) {
    expect([path, size]).toEqual([path, expect.toSatisfy((bytes: number) => bytes > 1_000 && bytes < 24_000)]);
  }
  let path: string | null | undefined = '/help/acme?category=product';
  const found = new Set<string>();
  while (path) {
    const { page }: { page: Document } = await helpPage(helpslip, path);
    for (const link of textsOf(page, '.hits a')) found.add(link);
    path = page.querySelector('a[rel="next"]')?.getAttribute('href');
  }
  expect(found.size).toBe(2_502);
  expect((await helpPage(helpslip, '/help/acme?category=product&page=1e9')).status).toBe(200);
});

test('the sheet has the owner’s colour, readable by computation, and its address changes with it', async () => {
  const sheetOf = async (color: string) => {
    await helpslip.deps.db
      .updateTable('site')
      .set({ brand: JSON.stringify({ color }) })
      .execute();
    const href = (await helpPage(helpslip, '/help/acme')).page
      .querySelector('link[rel="stylesheet"]')
      ?.getAttribute('href');
    const response = await helpslip.call('GET', href ?? '');
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    return { href, css: await response.text() };
  };
  const [yellow, navy] = [await sheetOf('#FFEE00'), await sheetOf('#000044')];
  expect(yellow.href).not.toBe(navy.href);
  for (const [{ css }, accent] of [
    [yellow, '#FFEE00'],
    [navy, '#000044'],
  ] as const) {
    expect(css.toLowerCase()).toContain(`--accent:${accent.toLowerCase()}`);
    const links = [...css.matchAll(/--link:(#[0-9a-f]{6})/g)].slice(-2).map(([, link = '']) => link);
    expect(contrastBetween(links[0] ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrastBetween(links[1] ?? '', '#1d1e24')).toBeGreaterThanOrEqual(4.5);
  }
  for (const file of ['x.css', '000000000000-zzzzzz.css', '..%2fconfig.ts', '0.css']) {
    expect([file, (await helpslip.call('GET', `/help-sheet/${file}`)).status]).toEqual([file, 404]);
  }
  const older = await helpslip.call('GET', '/help-sheet/000000000000-3454d1.css');
  expect([older.status, older.headers.get('Cache-Control')]).toEqual([200, 'no-cache']);
});
