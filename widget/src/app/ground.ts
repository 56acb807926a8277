import { createApi } from './api.ts';
import { createDraft } from './draft.ts';
import type { StartOptions } from './embed.ts';
import { textsFor } from './locales/texts.ts';
import type { Ground } from './panel.ts';
import { createShelf } from './shelf.ts';
import { createSlips } from './slips.ts';
import { createStore } from './store.ts';
import { createVisit } from './visit.ts';

/** What all panels of a page share: the server, what is kept, what happened. */
export function createGround({ origin, setting, emit }: StartOptions): Ground {
  const site = setting('site') ?? '';
  const api = createApi(origin, site);
  const store = createStore(site);
  return {
    site,
    api,
    emit,
    texts: textsFor(setting('locale')),
    draft: createDraft(store),
    slips: createSlips(store),
    shelf: createShelf(api),
    visit: createVisit(api, site, createStore(site, 'sessionStorage'), emit),
  };
}
