import type { Desk } from './desk.ts';
import { filledIn } from './settings-form.ts';

const LANGUAGES = '/admin/settings/acme/languages';

/** Offers German and Arabic on the site `acme`, whose own texts are English, through its page of languages. */
export async function offerLanguages(desk: Desk, ...locales: string[]): Promise<void> {
  const form = await filledIn(desk, LANGUAGES, 'first');
  const offered = Object.fromEntries(locales.map((locale) => [`offered-${locale}`, 'yes']));
  const response = await desk.post(LANGUAGES, { ...form, ...offered });
  if (response.status !== 303) throw new Error(`not offered: ${response.status}`);
}

/** The inputs of a language's page, by the original beside each. */
export async function textInputs(desk: Desk, locale: string): Promise<Map<string, string>> {
  const page = await desk.page(`${LANGUAGES}/${locale}`);
  const hints = [...page.querySelectorAll('.translation .original')];
  return new Map(
    hints.map((hint) => [hint.textContent?.trim() ?? '', hint.parentElement?.id.replace(/-hint$/, '') ?? '']),
  );
}

/** Fills in the page of a language as its owner does, texts named by their originals, and sends it. */
export async function translate(desk: Desk, locale: string, texts: Record<string, string>): Promise<Response> {
  const path = `${LANGUAGES}/${locale}`;
  const inputs = await textInputs(desk, locale);
  const form = await filledIn(desk, path, inputs.values().next().value ?? '');
  for (const [original, text] of Object.entries(texts)) {
    const name = inputs.get(original);
    if (name === undefined) throw new Error(`no text “${original}” to translate`);
    form[name] = text;
  }
  return desk.post(path, form);
}

/** Writes an answer of the site in another language, through its page. @param question of the original */
export async function translateAnswer(
  desk: Desk,
  question: string,
  locale: string,
  text: { question: string; body: string; phrasings?: string },
): Promise<Response> {
  const list = await desk.page('/admin/answers?site=acme');
  const link = [...list.querySelectorAll('.answers-list a')].find((one) => one.textContent?.trim() === question);
  const path = `${link?.getAttribute('href')}/in/${locale}`;
  const seen = (await desk.page(path)).querySelector('[name="seen"]')?.getAttribute('value') ?? '';
  return desk.post(path, { phrasings: '', ...text, seen, do: 'save' });
}
