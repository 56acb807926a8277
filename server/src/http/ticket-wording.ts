import type { Deps } from '../deps.ts';
import { categorySaid, siteSaid } from '../sites/own-texts.ts';
import { wordingOf } from '../sites/wording.ts';
import type { TicketTexts } from '../tickets/queries.ts';

/** The owner's texts of a ticket in the language that it came in, as far as they are translated. */
export async function ticketTextsSaid(deps: Deps, texts: TicketTexts): Promise<TicketTexts> {
  const { siteId, locales, locale, promiseSettings, category } = texts;
  const { translation, say } = await wordingOf(deps, { id: siteId, locales }, locale);
  if (translation === null) return texts;
  const site = siteSaid({ policies: {}, contacts: [], promise_settings: promiseSettings }, say);
  return {
    ...texts,
    promiseSettings: site.promise_settings,
    category: categorySaid({ ...category, hint: '', links: [] }, say),
  };
}
