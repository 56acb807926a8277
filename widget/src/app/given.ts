import { limits } from '@helpslip/shared/limits';
import type { Given } from './embed.ts';
import { of, type Site, text, textList } from './read.ts';
import type { Told } from './told.ts';

const NAME = /^[a-z][\w.-]{0,63}$/i;

/** Reads what the commands `prefill`, `identify` and `setContext` were called with. */
export function readGiven({ prefill = [], identify = [], setContext = [] }: Given): Told {
  const [filled, options] = prefill;
  const values = of(filled);
  const fields = of(values.fields);
  const { lock, hide } = of(options);
  const person = of(identify[0]);
  const value: Told['value'] = (name) => {
    const given = name.startsWith('fields.') ? own(fields, name.slice(7)) : own(values, name);
    if (typeof given === 'boolean') return given;
    return Array.isArray(given)
      ? textList(given)
      : typeof given === 'number'
        ? String(given)
        : text(given) || undefined;
  };
  // Only what has a value can be locked or hidden: nobody could fill it in otherwise.
  const names = (which: unknown, name: string) =>
    value(name) !== undefined && (which === true || (Array.isArray(which) && which.includes(name)));
  const category = text(values.category) || undefined;
  const isLocked = (name: string) => names(lock, name);
  const isHidden = (name: string) => names(hide, name);
  return {
    category,
    ...(category && (isLocked('category') || isHidden('category')) && { narrow: (site) => narrowed(site, category) }),
    value,
    isLocked,
    isHidden,
    ...(text(person.email) &&
      text(person.signature) && {
        identity: {
          email: text(person.email),
          name: text(person.name) || undefined,
          signature: text(person.signature),
        },
      }),
    context: Object.fromEntries(
      Object.entries(of(setContext[0]))
        .filter(([name, told]) => NAME.test(name) && ['string', 'number', 'boolean'].includes(typeof told))
        .slice(0, limits.contextKeys)
        .map(([name, told]) => [name, [...String(told)].slice(0, limits.contextValue).join('')]),
    ),
  };
}

const narrowSites = new WeakMap<Site, Site>();

function narrowed(site: Site, wanted: string): Site {
  const known = narrowSites.get(site);
  if (known?.categories[0]?.key === wanted) return known;
  const categories = site.categories.filter(({ key }) => key === wanted);
  const narrow = categories.length > 0 ? { ...site, categories } : site;
  narrowSites.set(site, narrow);
  return narrow;
}

const own = (values: Record<string, unknown>, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
