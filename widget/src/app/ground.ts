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

/** What all panels of a page share: the server, what is kept, what happened, and the language. */
export function createGround({ origin, setting, given, emit }: StartOptions): Ground {
  const site = setting('site') ?? '';
  const api = createApi(origin, site);
  const store = createStore(site);
  /** What the page wants, what the browser would like, and at last what the site itself speaks first. */
  const wanted = (): Spoken => {
    const tags = [given.setLocale?.[0], setting('locale'), document.documentElement.lang, ...navigator.languages];
    return spokenOf([...tags, ...ground.locales].map(String)) ?? { language: 'en', locale: 'en-GB' };
  };
  const ground: Ground = {
    site,
    api,
    emit,
    draft: createDraft(store),
    slips: createSlips(store),
    visit: createVisit(api, site, createStore(site, 'sessionStorage'), emit),
    locales: [],
    shelf: createShelf(api, 'en'),
    async speak() {
      const { language, locale } = wanted();
      const shelf = ground.shelf.language === language ? ground.shelf : createShelf(api, language);
      if (!ground.texts) ground.shelf = shelf;
      else if (ground.texts.locale === locale) return;
      const words = await speak(language).catch(() => null);
      // Another language may be wanted by now; then that one is on its way too.
      if (!words || wanted().locale !== locale) return;
      ground.shelf = shelf;
      ground.texts = { ...words, locale };
    },
  };
  return ground;
}
