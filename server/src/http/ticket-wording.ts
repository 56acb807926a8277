import type { Deps } from '../deps.ts';
import { categorySaid, siteSaid } from '../sites/own-texts.ts';
import { wordingOf } from '../sites/wording.ts';
import type { TicketTexts, TicketTextsSaid } from '../tickets/queries.ts';

/** The owner's texts of a ticket in the language that it came in, as far as they are translated. */
export async function ticketTextsSaid(deps: Deps, texts: TicketTexts): Promise<TicketTextsSaid> {
  const { siteId, locales, promiseSettings, category } = texts;
  const { locale, say, languageOf } = await wordingOf(deps, { id: siteId, locales }, texts.locale);
  const site = siteSaid({ policies: {}, contacts: [], promise_settings: promiseSettings }, say);
  return {
    promiseSettings: site.promise_settings,
    category: categorySaid({ ...category, hint: '', links: [] }, say),
    locale,
    nameLocale: languageOf('category', category.key, 'name'),
    labelLocale: (field) => languageOf('category', category.key, 'field', field, 'label'),
  };
}
