import { helpWords } from '@helpslip/server/http/help-words/languages.ts';
import { isRightToLeft, languages } from '@helpslip/shared/languages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { faultsIn, formOf, helpPage, pageOf, sendForm, WRITTEN } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  await helpslip.deps.db
    .updateTable('site')
    .set({ locales: ['en', ...languages.filter((language) => language !== 'en')] })
    .execute();
  await helpslip.deps.db
    .insertInto('site_translation')
    .values({
      site_id: helpslip.siteId,
      locale: 'de',
      texts: JSON.stringify({ 'category billing name': { text: 'Rechnungen', of: 'Billing' } }),
      updated_at: helpslip.deps.clock(),
    })
    .execute();
});
afterAll(() => helpslip.close());

test.each(languages)(
  'the pages speak %s, in its direction, and stay in it from the answers to the slip',
  async (locale) => {
    const words = helpWords(locale);
    const start = await helpPage(helpslip, `/help/acme?locale=${locale}`);
    const { documentElement } = start.page;
    expect([documentElement.getAttribute('lang'), documentElement.getAttribute('dir')]).toEqual([
      locale,
      isRightToLeft(locale) ? 'rtl' : 'ltr',
    ]);
    expect(textsOf(start.page, 'h1')).toEqual([words.heading]);
    expect(start.headers.get('Content-Language')).toBe(locale);
    const links = [...start.page.querySelectorAll('main a[href^="/help"]')].map(
      (link) => link.getAttribute('href') ?? '',
    );
    const isKept = (href: string) => href.includes(`locale=${locale}`) || locale === 'en';
    expect(links.filter((href) => !isKept(href))).toEqual([]);

    const path = links.find((href) => href.includes('/write/billing')) ?? '';
    const typed = formOf((await helpPage(helpslip, path)).page);
    const faulty = await pageOf(await sendForm(helpslip, path, { ...typed, ...WRITTEN, email: 'x' }));
    expect(faultsIn(faulty.page)).toEqual([`${words.email}: ${words.faults.email}`]);
    const sent = await sendForm(helpslip, path, { ...typed, ...WRITTEN });
    const slip = await helpPage(helpslip, sent.headers.get('Location') ?? '', {
      Cookie: sent.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    });
    expect(textsOf(slip.page, 'h1')).toEqual([words.haveIt]);
    expect(textsOf(slip.page, '.promise time')[0]).not.toMatch(locale === 'en' ? /^$/ : /Reply|January|Wednesday/);
    const ticket = await helpslip.deps.db
      .selectFrom('ticket')
      .select('locale')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(ticket?.locale).toBe(locale);
  },
);

test('the owner’s own words come in the language, and in the first one where they are not translated', async () => {
  const { page } = await helpPage(helpslip, '/help/acme?locale=de-AT');
  expect(textsOf(page, '#write b')).toEqual(['Rechnungen', 'A product problem', 'Feedback']);
  for (const odd of ['xx', 'klingon', '%00', 'a'.repeat(3000)]) {
    const { status, page: plain } = await helpPage(helpslip, `/help/acme?locale=${odd}`);
    expect([status, plain.documentElement.getAttribute('lang')]).toEqual([200, 'en']);
  }
});

test('what is not translated says which language it is in, and nothing else does', async () => {
  await helpslip.deps.db
    .updateTable('site')
    .set({ promise_settings: JSON.stringify({ within: 'A colleague writes by {{by}}.' }) })
    .execute();
  const langsOn = async (path: string, selector: string) => {
    const { page } = await helpPage(helpslip, path);
    return [...page.querySelectorAll(selector)].map((one) => one.getAttribute('lang'));
  };
  expect(await langsOn('/help/acme?locale=de', '#write b')).toEqual([null, 'en', 'en']);
  expect(new Set(await langsOn('/help/acme/1?locale=de', 'article > div, .hits a'))).toEqual(new Set(['en']));
  const form = '/help/acme/write/product?locale=de';
  expect(await langsOn(form, 'main h1, legend bdi, label bdi')).toEqual([
    'en',
    'en',
    'en',
    'en',
    'en',
    null,
    null,
    null,
    null,
  ]);
  expect(await langsOn(form, '.check span')).toEqual(['en', 'en']);
  const { page } = await helpPage(helpslip, form);
  const promise = page.querySelector('.if-now');
  expect([promise?.getAttribute('lang'), promise?.textContent]).toEqual([
    'en',
    expect.stringMatching(/^A colleague writes by Wednesday/),
  ]);
  expect(await langsOn('/help/acme/write/product', 'main [lang]')).toEqual([]);
});

test('each page names itself in every other language, and its own address in its own', async () => {
  const { page } = await helpPage(helpslip, '/help/acme/1?locale=de');
  expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(
    'https://help.example.com/help/acme/1?locale=de',
  );
  const others = [...page.querySelectorAll('link[rel="alternate"]')].map((link) => [
    link.getAttribute('hreflang'),
    link.getAttribute('href'),
  ]);
  expect(others).toHaveLength(languages.length);
  expect(others).toContainEqual(['en', 'https://help.example.com/help/acme/1']);
  expect(others).toContainEqual(['ar', 'https://help.example.com/help/acme/1?locale=ar']);
  expect(textsOf(page, 'footer nav a')).toContain('Deutsch');
  const map = await (await helpslip.call('GET', '/help/acme/sitemap.xml')).text();
  expect(map).toContain('<loc>https://help.example.com/help/acme/1?locale=ja</loc>');
});

test('a form that waits says so in its language', async () => {
  const limited = await openHelpslip();
  const path = '/help/acme/write/billing';
  const typed = { ...formOf((await helpPage(limited, path)).page), ...WRITTEN, email: 'x', lang: 'ar' };
  for (let n = 0; n < 10; n++) await sendForm(limited, path, typed);
  const { status, page } = await pageOf(await sendForm(limited, path, typed));
  expect(status).toBe(429);
  expect(textsOf(page, 'h1')).toEqual([helpWords('ar').notSent]);
  expect(page.querySelector('[dir="rtl"][lang="ar"]')).not.toBeNull();
  await limited.close();
});

test('no language leaves a text empty, or as it is in English where it is a sentence', () => {
  const sentences = (locale: string) => {
    const { heading, foundNothing, notSent, topicGone, cannotTake, keepIt, toLookAt, sentBefore } = helpWords(locale);
    return [heading, foundNothing, notSent, topicGone, cannotTake, keepIt, toLookAt, sentBefore];
  };
  const english = sentences('en');
  for (const locale of languages) {
    expect(JSON.stringify(helpWords(locale)), locale).not.toContain('""');
    if (locale !== 'en')
      expect(
        sentences(locale).filter((text) => english.includes(text)),
        locale,
      ).toEqual([]);
  }
});
