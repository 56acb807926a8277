import { type Spoken, spokenOf } from '@helpslip/shared/languages';
import { createApi } from './api.ts';
import { createDraft } from './draft.ts';
import type { StartOptions } from './embed.ts';
import type { Ground } from './panel.ts';
import { speak } from './parts.ts';
import { createShelf } from './shelf.ts';
import { createSlips } from './slips.ts';
import { createStore } from './store.ts';
import { createVisit } from './visit.ts';

type Common = Omit<Ground, 'draft' | 'slips' | 'visit'>;

/** What all panels of a page share: the server, what is kept, what happened, and the language. What the way to the form needs is asked for at once. */
export function createGround({ origin, setting, given, emit }: StartOptions): Ground {
  const site = setting('site') ?? '';
  const api = createApi(origin, site);
  /** What the page wants, what the browser would like, and at last what the site itself speaks first. */
  const wanted = (): Spoken => {
    const tags = [given.setLocale?.[0], setting('locale'), document.documentElement.lang, ...navigator.languages];
    return spokenOf([...tags, ...common.locales].map(String)) ?? { language: 'en', locale: 'en-GB' };
  };
  const common: Common = {
    site,
    api,
    emit,
    locales: [],
    shelf: createShelf(api, 'en'),
    async speak() {
      const { language, locale } = wanted();
      const shelf = common.shelf.language === language ? common.shelf : createShelf(api, language);
      if (!common.texts) common.shelf = shelf;
      else if (common.texts.locale === locale) return;
      shelf.config().catch(() => {});
      const words = await speak(language).catch(() => null);
      // Another language may be wanted by now; then that one is on its way too.
      if (!words || wanted().locale !== locale) return;
      common.shelf = shelf;
      common.texts = { ...words, locale };
    },
  };
  void common.speak();
  // Meanwhile: the browser's storage is slow at the first touch.
  const store = createStore(site);
  return Object.assign(common, {
    draft: createDraft(store),
    slips: createSlips(store),
    visit: createVisit(api, site, createStore(site, 'sessionStorage'), emit),
  });
}
