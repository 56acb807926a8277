import { requesterLetters } from '@helpslip/server/notifications/letters/all-letters.ts';
import { english } from '@helpslip/server/notifications/letters/texts/en.ts';
import { textsFor } from '@helpslip/server/notifications/letters/texts/languages.ts';
import { languages } from '@helpslip/shared/languages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { letterSent } from '../../support/letters.ts';
import { offerLanguages, translate, translateAnswer } from '../../support/translated-site.ts';

const others = languages.filter((language) => language !== 'en');

/** Every text by its place. */
function textsIn(value: object, place = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[`${place}${key}`, inner]] : textsIn(inner, `${place}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{[a-z]+\}\}/g)].map(([one]) => one).sort();
/** What only staff read, or looks alike in several languages. */
const ALIKE =
  /^(?:letters\.(?:new-ticket|assigned|requester-replied|promise-at-risk)|account|facts|sample)\.|^(?:openAtDesk|badFeedback|mailNote|cameBackNote|named|range)$|\.closing$/;

describe.each(others)('The letters in %s', (language) => {
  const texts = new Map(textsIn(textsFor(language)));

  test('hold the same texts with the same placeholders as the English ones', () => {
    const expected = textsIn(english).map(([place, text]) => [place, placeholders(text)]);
    expect([...texts].map(([place, text]) => [place, placeholders(text)]).sort()).toEqual(expected.sort());
  });

  test('are translated', () => {
    const same = textsIn(english).filter(([place, text]) => !ALIKE.test(place) && texts.get(place) === text);
    expect(same).toEqual([]);
    for (const [place, text] of texts) expect([place, text.trim()]).toEqual([place, text]);
  });
});

describe('A requester', () => {
  let helpslip: Helpslip;
  let cast: Cast;
  beforeAll(async () => {
    helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
    cast = await makeCast(helpslip);
  });
  afterAll(() => helpslip.close());

  async function received(locale: string, email: string, name = 'Ada Lovelace') {
    const { reference } = await helpslip.open({ locale, requester: { name, email }, timeZone: 'Europe/Berlin' });
    return { reference, ...(await letterSent(helpslip, { letter: 'ticket-received', to: email })) };
  }

  test('who wrote in German gets German letters, subject, hours and promise as well', async () => {
    const letter = await received('de-AT', 'ada@example.at');
    expect(letter.subject).toBe(`Wir haben Ihre Anfrage ${letter.reference}`);
    expect(letter.text).toContain('Guten Tag Ada Lovelace,');
    expect(letter.text).toContain(
      'Wir sind gerade da. Spätestens Mittwoch, 14. Jänner um 12:00 (Europe/Berlin) antwortet Ihnen ein Mensch.',
    );
    expect(letter.text).toContain('Wir sind da: Montag bis Freitag 09:00 bis 17:00 (Europe/Berlin).');
    expect(letter.html).toContain('<html lang="de">');
    expect(letter.text).not.toMatch(/\b(?:your|request|follow|hello)\b/i);
  });

  test('who wrote in Arabic gets a sheet that runs from the right, with the number in its order', async () => {
    const letter = await received('ar', 'ada@example.eg', 'عائشة');
    expect(letter.html).toContain('<html lang="ar" dir="rtl">');
    expect(letter.html).toMatch(new RegExp(`<div dir="ltr"[^>]*>${letter.reference}</div>`));
    expect(letter.subject).toBe(`وصلنا طلبكم \u2068${letter.reference}\u2069`);
    expect(letter.text).toContain('مرحبًا عائشة،');
    expect(letter.text).not.toContain('{{');
  });

  test('who gave no name that looks like one is greeted without', async () => {
    expect((await received('ja', 'ja-1@example.jp', '<b>1</b>')).text).toMatch(/^お問い合わせが/);
    expect((await received('ja', 'ja-2@example.jp')).text).toMatch(/^Ada Lovelace 様\n\n/);
    expect((await received('es', 'es@example.es', '555')).text).toMatch(/^Hola:\n/);
  });

  test.each(others)('gets every letter in %s without a placeholder left over', async (locale) => {
    const facts = {
      siteName: 'Acme',
      brandColor: undefined,
      locale,
      name: 'Ada',
      reference: '7KM-93P-QXZ2',
      categoryName: 'Billing',
      trackUrl: 'https://help.example.com/t',
      notMeUrl: 'https://help.example.com/n',
      promise: 'Monday',
      promiseSentence: 'By Monday.',
      thanks: null,
      hours: 'Monday',
      contacts: [],
      answers: [],
      reply: { body: 'It is on its way.', isCompleting: true, fileNames: [] },
      agent: 'Mara',
    };
    for (const [letter, write] of Object.entries(requesterLetters)) {
      const words = new Map(Object.entries(textsFor(locale).letters)).get(letter);
      if (!words) throw new Error(`${letter} has no words`);
      const draft = JSON.stringify(write(facts, words));
      expect(draft).not.toMatch(/[{][{]|undefined/);
      expect(draft).toContain('7KM-93P-QXZ2');
    }
  });

  test('who wrote in a language that letters do not speak gets the site’s first', async () => {
    expect((await received('da', 'da@example.dk')).subject).toMatch(/^We have your request/);
  });

  test('reads the owner’s texts and answers in it, and the owner’s own letter where there is one', async () => {
    const { olga } = cast;
    await offerLanguages(olga.desk, 'de');
    await translate(olga.desk, 'de', { Billing: 'Rechnungen', '+49 30 1234567': '030 1234567 (Ortsgespräch)' });
    await translateAnswer(olga.desk, 'I was charged twice', 'de', {
      question: 'Mir wurde doppelt abgebucht',
      body: 'Eine davon ist eine Reservierung.',
    });
    const path = '/admin/letter-texts/acme/ticket-received';
    const own = { subject: '{{reference}} ist da', opening: 'Grüezi {{name}}, zu {{category}}.', closing: '' };
    expect((await olga.desk.post(`${path}?in=de`, { ...own, seen: '', do: 'save' })).status).toBe(303);
    const message = 'Es wurde doppelt abgebucht.';
    const { reference } = await helpslip.open({
      locale: 'de',
      subject: 'doppelt abgebucht',
      message,
      requester: { email: 'own@example.de' },
    });
    const letter = await letterSent(helpslip, { letter: 'ticket-received', to: 'own@example.de' });
    expect(letter.subject).toBe(`${reference} ist da`);
    expect(letter.text).toContain('Grüezi, zu Rechnungen.');
    expect(letter.text).toContain('030 1234567 (Ortsgespräch)');
    expect(letter.text).toContain('* Mir wurde doppelt abgebucht\n  Eine davon ist eine Reservierung.');
    expect((await received('en', 'en@example.com')).subject).toMatch(/^We have your request/);
    expect((await received('fr', 'fr@example.fr')).subject).toMatch(/^Nous avons bien reçu/);
    const preview = await olga.desk.get(`${path}/preview?in=ar`);
    expect(await preview.text()).toContain('dir=&quot;rtl&quot;');
  });
});
