import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { addSite, type NewCategory } from '@helpslip/server/sites/add-site.ts';
import type { Field, FieldType } from '@helpslip/shared/fields';
import { pageWith } from './host-site.ts';
import { ar, en, type ShopWords } from './shop-words.ts';
import type { Stage } from './stage.ts';

/** A shop with one category whose form has every kind of field, and the page that it stands on. */
export interface Shop extends ShopWords {
  key: string;
  /** The address of its page. */
  at: string;
}

export type ShopLocale = 'en' | 'ar';

const NEEDED: FieldType[] = ['text', 'choice', 'choices', 'long'];

/** Opens a shop that says everything in one language: English from the left, or Arabic from the right. */
export async function openShop(stage: Stage, locale: ShopLocale): Promise<Shop> {
  const shop = { en, ar }[locale];
  const key = `shop-${locale}`;
  const daily = [{ from: '09:00', to: '17:00' }];
  const siteId = await addSite(stage.deps, {
    key,
    name: shop.name,
    mode: 'answers-first',
    brand: { color: '#0f766e' },
    calendar: { timeZone: 'Europe/Berlin', weekly: { 1: daily, 2: daily, 3: daily, 4: daily, 5: daily }, holidays: [] },
    policies: { supported: shop.supported },
    promise: { within: shop.within, outside: shop.within },
    contacts: [{ kind: 'phone', label: '+49 40 66969 120', href: 'tel:+494066969120' }],
    categories: shop.categories.map(
      ([name, hint], at): NewCategory => ({
        key: `category-${at}`,
        name,
        hint,
        kind: at === 0 ? 'problem' : 'question',
        icon: ['tool', 'box', 'card', 'bulb'][at],
        links: at === 0 ? [{ label: shop.link, href: '/parts' }] : [],
        fields: at === 0 ? fieldsOf(shop) : [],
        targetMinutes: 240,
      }),
    ),
  });
  if (siteId === null) throw new Error(`the shop in ${locale} is open already`);
  const articles = shop.articles.map(([question, body]) => ({
    question,
    body,
    phrasings: [],
    categories: ['category-0'],
    context: '',
    isPinned: false,
  }));
  await addArticles(stage.deps, siteId, articles);
  const isFromRight = locale === 'ar';
  const tag = stage.tag(
    `data-site="${key}" data-locale="${locale}" data-position="bottom-${isFromRight ? 'left' : 'right'}"`,
  );
  const html = pageWith(`${LOOKS}${tag}`, `<main>${shop.page}</main>`).replace(
    '<html lang="en"',
    `<html lang="${locale}" dir="${isFromRight ? 'rtl' : 'ltr'}"`,
  );
  return { ...shop, key, at: stage.host.put(`/${key}`, { html }) };
}

const LOOKS = `<style>
  :root { color-scheme: light dark; }
  body { margin: 0; font: 18px/1.6 system-ui, sans-serif; }
  main { max-width: 620px; margin-inline: 8vw auto; padding: 48px 0; }
  h1 { line-height: 1.2; }
</style>`;

function fieldsOf({ fields, options }: ShopWords): Field[] {
  return fields.map(([type, label, help]) => ({
    key: type,
    label,
    type,
    required: NEEDED.includes(type),
    ...(type.startsWith('choice') && { options: options.map((one, at) => ({ value: `${at}`, label: one })) }),
    ...(help && { help }),
    ...(type === 'text' && { pattern: 'SN-\\d{5}' }),
  }));
}
