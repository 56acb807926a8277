import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { formatReference, makeReference, parseReference } from '@helpslip/shared/reference';
import type { Locator, Page, Route } from 'playwright-core';
import { followedTicket, maraOf } from './followed.ts';
import { WEDNESDAY_MORNING } from './helpslip.ts';
import { launcherOf, panelOf } from './panel.ts';
import type { Stage } from './stage.ts';
import type { Shop, ShopLocale } from './two-shops.ts';
import { png } from './uploads.ts';
import type { Visitor } from './visitor.ts';
import { widgetWords } from './widget-words.ts';

/** What is looked at, at each stop of the walk, with everything at rest. */
export type Look = (step: string) => Promise<void>;

interface Walk {
  page: Page;
  panel: Locator;
  shop: Shop;
  words: (typeof widgetWords)[ShopLocale];
  press(name: string): Promise<void>;
  look: Look;
}

/** Every state that a browser reports itself while the walk makes it: refusals, and calls that fail. */
const ON_PURPOSE = /Failed to load resource/;

/**
 * Walks through every step of the widget and every state of it, good and bad: from the categories to a slip, to the answer of a
 * person, to the draft that comes back, to a server that cannot be reached.
 * @param visitor stands on the page of the shop
 */
export async function walkEveryStep(
  stage: Stage,
  visitor: Visitor,
  locale: ShopLocale,
  shop: Shop,
  look: Look,
): Promise<void> {
  const { page } = visitor;
  visitor.expectFaults(ON_PURPOSE);
  stage.moveClockTo(WEDNESDAY_MORNING);
  const panel = panelOf(page);
  const press = (name: string) => panel.getByRole('button', { name, exact: true }).click();
  const lookAtRest: Look = async (step) => {
    // The focus is set when what it goes to has been painted.
    await page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted)))),
    );
    await look(step);
  };
  const walk: Walk = { page, panel, shop, words: widgetWords[locale], press, look: lookAtRest };
  await readAnswers(walk);
  await fillInForm(walk);
  await send(walk);
  await follow(stage, walk);
  await comeBack(walk);
}

async function readAnswers({ page, panel, shop, words, press, look }: Walk): Promise<void> {
  await launcherOf(page).click();
  await panel.getByRole('heading', { name: words.whatAbout }).waitFor();
  await look('category');
  await panel.getByRole('button', { name: shop.categories[0]?.[0] ?? '' }).click();
  await panel.getByRole('listitem').first().waitFor();
  await look('answers');
  const search = panel.getByRole('searchbox');
  const isFound = told(page, 'search');
  await search.fill(shop.search);
  await panel.locator('mark').first().waitFor();
  await look('search');
  await isFound;
  const isMissed = told(page, 'search-miss');
  await search.fill('xqzzkw');
  await panel.getByText(words.nothingMore).waitFor();
  await look('nothing-found');
  await isMissed;
  await press(words.clear);
  await page.route('**/articles/*', (route) => refuse(route, 404), { times: 1 });
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText(words.reading.noAnswer).waitFor();
  await look('answer-missing');
  await press(words.tryAgain);
  await panel.getByText(words.reading.didThisHelp).waitFor();
  await look('answer');
  await press(words.reading.yes);
  await panel.getByRole('heading', { name: words.reading.glad }).waitFor();
  await look('solved');
  await press(words.reading.stillNeed);
}

/** Waits for an event of the embed: a search counts when it has stood for a while. */
const told = (page: Page, event: string): Promise<void> =>
  page.evaluate(
    (name) => new Promise<void>((heard) => addEventListener(name, () => heard(), { once: true })),
    `helpslip:${event}`,
  );

async function fillInForm({ page, panel, shop, words, press, look }: Walk): Promise<void> {
  await panel.getByText(words.files.addFile).waitFor();
  await look('details');
  await panel.locator('[name="fields.text"]').fill('12');
  await panel.locator('[name="fields.number"]').fill('?');
  await press(words.send);
  await panel.locator('input:focus[aria-describedby$="choice-fault"]').waitFor();
  await look('faults');
  await panel
    .getByLabel(shop.options[1] ?? '')
    .first()
    .check();
  await panel
    .getByLabel(shop.options[0] ?? '')
    .last()
    .check();
  for (const [name, text] of [
    ['fields.text', 'SN-48213'],
    ['fields.number', '3'],
    ['fields.long', shop.message],
    ['subject', shop.subject],
    ['message', shop.message],
    ['name', shop.person],
    ['email', 'ada@gmial.com'],
  ] as const) {
    await panel.locator(`[name="${name}"]`).fill(text);
  }
  const pick = (name: string, content: Buffer) =>
    panel.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: content });
  await pick('screen.png', Buffer.from(png(800, 600, 50_000)));
  await panel.getByText(words.files.isThere).waitFor();
  await page.route('**/api/v1/attachments*', (route) => refuse(route, 415, { code: 'type' }), { times: 1 });
  await pick('setup.exe', Buffer.from('what no desk takes'));
  await panel.getByText(words.files.notTaken).waitFor();
  await pick('empty.txt', Buffer.alloc(0));
  await panel.getByText(words.files.isEmpty('empty.txt')).waitFor();
  await panel.getByText(words.sending.didYouMean).waitFor();
  await look('filled-in');
  await press('ada@gmail.com');
  await press(`${words.files.remove}: setup.exe`);
  await panel.getByText(words.files.wasRemoved('setup.exe')).waitFor();
  await look('file-removed');
}

async function send({ page, panel, shop, words, press, look }: Walk): Promise<void> {
  let letGo = async () => {};
  const isHeld = new Promise<void>((held) => {
    void page.route(
      '**/api/v1/tickets',
      (route) => {
        letGo = () => route.abort();
        held();
      },
      { times: 1 },
    );
  });
  await panel.locator('[name="subject"]').press('Enter');
  await isHeld;
  await look('sending');
  await page.context().setOffline(true);
  await letGo();
  await panel.getByText(words.sending.whenOnline).waitFor();
  await look('not-sent');
  const refusal = { pointer: '/subject', detail: words.sending.faults['too-long'] };
  await page.route('**/api/v1/tickets', (route) => refuse(route, 422, { errors: [refusal] }), {
    times: 1,
  });
  await page.context().setOffline(false);
  await panel.getByText(refusal.detail).waitFor();
  await panel.locator('[name="subject"]:focus').waitFor();
  await look('refused');
  await panel.locator('[name="subject"]').fill(shop.subject);
  await press(words.send);
  await panel.locator('.ref').waitFor();
  await look('slip');
}

async function follow(stage: Stage, { page, panel, shop, words, press, look }: Walk): Promise<void> {
  const { follow } = words;
  const mara = await maraOf(stage);
  const reference = parseReference(await panel.locator('.ref').innerText()) ?? '';
  stage.moveClockTo('2026-01-14T10:30:00.000Z');
  await replyToTicket(stage.deps, mara, reference, { message: shop.reply });
  await press(words.sending.followThis);
  await panel.getByText(shop.reply).waitFor();
  await look('follow');
  await press(follow.reply);
  await panel.getByLabel(follow.yourReply).fill(shop.message);
  await look('reply');
  await page.route('**/messages', (route) => refuse(route, 422), { times: 1 });
  await press(words.send);
  await panel.getByText(follow.isKept).waitFor();
  await look('reply-not-sent');
  stage.moveClockTo('2026-01-14T10:45:00.000Z');
  await press(words.send);
  await panel.getByText(follow.isSent).waitFor({ state: 'attached' });
  await panel.getByRole('article').nth(2).waitFor();
  await look('reply-sent');

  await press(words.back);
  await press(words.close);
  await launcherOf(page).click();
  await press(words.yourSlips);
  await panel.getByLabel(follow.another).fill('wrong');
  await press(follow.show);
  await panel.getByText(follow.mistyped).waitFor();
  await look('find');
  const others = await followedTicket(stage, { site: shop.key, category: 'category-1', fields: {} });
  await panel.getByLabel(follow.another).fill(others.reference);
  await press(follow.show);
  await panel.getByText(follow.conversation).waitFor();
  await look('without-access');
  await press(follow.mailLink);
  await panel.getByText(follow.emailFault).waitFor();
  await look('link-fault');
  await panel.getByLabel(follow.emailUsed).fill('ada@example.com');
  await press(follow.mailLink);
  await panel.getByText(follow.linkSent).waitFor();
  await look('link-asked');
  await press(words.back);
  await panel.getByLabel(follow.another).fill(formatReference(makeReference(new Uint8Array(9))));
  await press(follow.show);
  await panel.getByRole('heading', { name: follow.unknown }).waitFor();
  await look('unknown');
}

async function comeBack({ page, panel, shop, words, press, look }: Walk): Promise<void> {
  // Asked of the server itself: what the browser keeps may promise another time, if it is young enough.
  await page.route('**/config*', async (route) => route.fulfill({ response: await route.fetch() }));
  await page.reload();
  await launcherOf(page).click();
  await panel.getByRole('button', { name: shop.categories[1]?.[0] ?? '' }).click();
  await press(words.write);
  await panel.locator('[name="message"]').fill(shop.message);
  await page.reload();
  await launcherOf(page).click();
  await panel.getByText(words.draftBack).waitFor();
  await panel.getByText(words.files.addFile).waitFor();
  await look('draft-back');
  const refuseConfig = (route: Route) => refuse(route, 404);
  await page.route('**/config*', refuseConfig);
  await page.reload();
  await launcherOf(page).click();
  await panel.getByText(words.unreachable).waitFor();
  await look('unreachable');
  await page.unroute('**/config*', refuseConfig);
  await press(words.tryAgain);
  await panel.getByText(words.draftBack).waitFor();
  await panel.getByText(words.files.addFile).waitFor();
  await look('reached-again');
}

const refuse = (route: Route, status: number, json: object = {}) =>
  route.fulfill({
    status,
    json,
    headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' },
  });
