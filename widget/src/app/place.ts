import { createDraft } from './draft.ts';
import type { Given, SettingName, StartOptions, Wish } from './embed.ts';
import { createGround } from './ground.ts';
import type { DrawnPanel, DrawPanel, Ground } from './panel.ts';
import { of } from './read.ts';
import { createStore } from './store.ts';

const PLACES = '[data-helpslip-inline],help-slip';
const PREFILLED = ['category', 'subject', 'message', 'name', 'email'];
/** Attributes that lead somewhere, and all that are heeded when they change. */
const LEADING = ['view', 'inline', 'category', 'search', 'article', 'track'];
const HEEDED = [...LEADING, ...PREFILLED, 'prefill', 'lock', 'hide', 'theme'];

const filled = new WeakMap<Element, DrawnPanel>();
const removals = new WeakMap<Element, () => void>();

/** Whoever writes a page names the same thing in three ways. */
function reader(place: Element): (name: string) => string | undefined {
  const { dataset = {} }: { dataset?: DOMStringMap } = place instanceof HTMLElement ? place : {};
  return (name) =>
    dataset[`helpslip${name.charAt(0).toUpperCase()}${name.slice(1)}`] ??
    dataset[name] ??
    place.getAttribute(name) ??
    undefined;
}

/**
 * Draws the panel of a place in the page's flow: with its own site, look, category and values, and a draft of its own. It goes when the
 * place goes. A place that has its panel is left as it is.
 * @param panels those that are on the page; the new one is added
 */
export function fillPlace(
  place: Element,
  page: StartOptions,
  ground: Ground,
  draw: DrawPanel,
  panels: Set<DrawnPanel>,
): void {
  const there = filled.get(place);
  if (!place.isConnected || (there && panels.has(there))) return;
  const told = reader(place);
  const setting = (name: SettingName) => told(name) ?? page.setting(name);
  const options = { ...page, setting };
  const site = setting('site') ?? '';
  const foreign = site === ground.site ? undefined : createGround(options);
  const at = [...document.querySelectorAll(PLACES)].indexOf(place);
  const store = createStore(`${site}:${place.id || `${told('category') ?? ''}${at}`}`);
  const drawn = draw(options, foreign ?? ground, {
    place,
    draft: createDraft(store),
    given: (page) => givenBy(told)(page),
  });
  const panel: DrawnPanel = {
    ...drawn,
    draw: foreign ? () => void foreign.speak().then(drawn.draw) : drawn.draw,
    remove() {
      changes.disconnect();
      panels.delete(panel);
      drawn.remove();
      foreign?.visit.stop();
    },
  };
  panels.add(panel);
  filled.set(place, panel);
  removals.set(drawn.host, panel.remove);
  nameElement();
  const wish = (): Wish => ({
    open: told('view') || told('inline'),
    search: told('search'),
    article: told('article'),
    track: told('track'),
  });
  const changes = heed(place, (leads) =>
    leads ? panel.show({ ...wish(), helpslipCategory: told('category') }) : panel.draw(),
  );
  panel.show(wish());
  panel.draw();
}

/** Says when a place tells something else, as frameworks have it do, and whether that leads somewhere. */
function heed(place: Element, tell: (leads: boolean) => void): MutationObserver {
  const changes = new MutationObserver((records) => {
    const names = records.flatMap(({ attributeName, oldValue }) =>
      attributeName && place.getAttribute(attributeName) !== oldValue ? [attributeName] : [],
    );
    if (names.length > 0) tell(names.some((name) => LEADING.some((leading) => namesFor(leading).includes(name))));
  });
  changes.observe(place, { attributeOldValue: true, attributeFilter: HEEDED.flatMap(namesFor) });
  return changes;
}

const namesFor = (name: string) => [name, `data-${name}`, `data-helpslip-${name}`];

/** What the page has told, with what the place tells in its stead. */
function givenBy(told: (name: string) => string | undefined): (page: Given) => Given {
  const own = { ...parsed(told('prefill')) };
  for (const name of PREFILLED) own[name] = told(name) ?? own[name];
  const values = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const choice = (name: string) => {
    const which = told(name);
    return which === undefined ? {} : { [name]: which.trim() ? which.trim().split(/\s+/) : true };
  };
  const options = { ...choice('lock'), ...choice('hide') };
  return (page) => {
    const [filledIn, chosen] = page.prefill ?? [];
    if (Object.keys(values).length === 0) return { ...page };
    const fields = { ...of(of(filledIn).fields), ...of(values.fields) };
    return {
      ...page,
      prefill: [
        { ...of(filledIn), ...values, fields },
        { ...of(chosen), ...options },
      ],
    };
  };
}

function parsed(json = '{}'): Record<string, unknown> {
  try {
    return of(JSON.parse(json));
  } catch {
    console.warn(`Helpslip cannot read this as JSON: ${json}`);
    return {};
  }
}

/** Has a panel be taken away when its place is, but not when it is only moved. What a router copied of a panel is empty, and goes too. */
function nameElement(): void {
  if (customElements.get('helpslip-panel')) return;
  customElements.define(
    'helpslip-panel',
    class extends HTMLElement {
      connectedCallback() {
        if (!this.shadowRoot) this.remove();
      }
      disconnectedCallback() {
        setTimeout(() => this.isConnected || removals.get(this)?.());
      }
    },
  );
}
