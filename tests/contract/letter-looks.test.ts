import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../support/cast.ts';
import { documentOf } from '../support/desk.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

const YELLOW = '#ffe14d';

let helpslip: Helpslip;
let cast: Cast;
let readers = 0;
beforeAll(async () => {
  helpslip = await openHelpslip({
    environment: { RATE_LIMITS: 'off' },
    site: {
      brand: { color: YELLOW },
      contacts: [{ kind: 'email', label: 'Write to us', href: 'mailto:desk@acme.example' }],
    },
  });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

async function letterTo(email: string, letter: 'ticket-received' | 'agent-replied') {
  await helpslip.settle();
  const { text_body, html_body } = await helpslip.deps.db
    .selectFrom('delivery')
    .select(['text_body', 'html_body'])
    .where('recipient', '=', email)
    .where('letter', '=', letter)
    .executeTakeFirstOrThrow();
  return { text: text_body ?? '', html: html_body ?? '' };
}

async function replyWith(message: string) {
  const email = `reader-${readers++}@example.com`;
  const { reference } = await helpslip.open({ requester: { name: 'Ada Lovelace', email } });
  const path = `/admin/tickets/${reference}`;
  const seen = (await cast.mara.desk.page(path)).querySelector('[name="seen"]')?.getAttribute('value') ?? '';
  await cast.mara.desk.post(`${path}/reply`, { message, seen });
  return letterTo(email, 'agent-replied');
}

test.each([
  ['Hi Ada, take the upper burr out.', false],
  ['Hello!\nTake the upper burr out.', false],
  ['Dear Ms. Lovelace,\n\ntake the upper burr out.', false],
  ['Guten Tag Frau Dr. Lovelace,\nbitte den Mahlkranz lösen.', false],
  ['Sehr geehrte Frau Lovelace, bitte den Mahlkranz lösen.', false],
  ['Take the upper burr out. Hello again, then.', true],
  ['High burrs need a brush, and then some.', true],
  ['Hi is what the display says when it is ready for the beans.', true],
])('a reply letter greets once: %j', async (message, isGreetedByUs) => {
  const { text, html } = await replyWith(message);
  expect(text.startsWith(isGreetedByUs ? 'Hello Ada Lovelace,\n\n' : message)).toBe(true);
  expect(text).toContain(message);
  expect(html.includes('>Hello Ada Lovelace,<')).toBe(isGreetedByUs);
});

test('every link of a letter has one colour, readable in light and dark, however pale the colour of the site', async () => {
  await helpslip.open({ requester: { email: 'pale@example.com' } });
  const { html } = await letterTo('pale@example.com', 'ticket-received');
  const page = documentOf(html);
  const colors = [...page.querySelectorAll('a')].map(
    (link) => /(?:^|;)color:(#\w{6})/.exec(link.getAttribute('style') ?? '')?.[1],
  );
  expect(colors.length).toBeGreaterThan(3);
  expect(new Set(colors).size).toBe(1);
  const paper = /background:(#\w{6})/.exec(page.querySelector('.paper')?.getAttribute('style') ?? '')?.[1];
  expect(contrast(colors[0], paper)).toBeGreaterThanOrEqual(4.5);

  const dark = page.querySelector('style')?.textContent ?? '';
  expect(dark).toContain('(prefers-color-scheme:dark)');
  const inDark = (rule: RegExp) => rule.exec(dark)?.[1];
  const darkPaper = inDark(/\.paper\{background:(#\w{6})/);
  expect(inDark(/\.link\{color:(#\w{6})/)).toBe(YELLOW);
  expect(contrast(YELLOW, darkPaper)).toBeGreaterThanOrEqual(4.5);
});

/** As WCAG 2.2 counts it; 0 where a colour is missing. */
function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return 0;
  const [dim, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
