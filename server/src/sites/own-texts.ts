import type { Field } from '@helpslip/shared/contract';
import type { Category, Site } from './queries.ts';

/** Says a text in a language: the translation of what stands at a place, or the text itself where there is none. */
export type Say = (original: string, ...place: string[]) => string;

export type SpokenSite = Pick<Site, 'policies' | 'promise_settings' | 'contacts'>;
export type SpokenCategory = Pick<Category, 'key' | 'name' | 'hint' | 'thanks' | 'links' | 'fields'>;

/** An owner's text that can be said in other languages. */
export interface OwnText {
  place: string[];
  /** What its translation is kept under. */
  key: string;
  original: string;
}

/** What a translation is kept under. Places are named by keys and addresses, so that it outlives a new order. */
export const textKey = (place: string[]): string => place.join(' ');

/** A site with its own texts as `say` says them; what is no text stays. The name is a brand, and stays too. */
export function siteSaid<Spoken extends SpokenSite>(site: Spoken, say: Say): Spoken {
  const { policies, promise_settings: promise, contacts } = site;
  return {
    ...site,
    policies: { ...policies, ...(policies.supported ? { supported: say(policies.supported, 'supported') } : {}) },
    promise_settings: {
      ...promise,
      ...(promise.within ? { within: say(promise.within, 'within') } : {}),
      ...(promise.outside ? { outside: say(promise.outside, 'outside') } : {}),
    },
    contacts: contacts.map((contact) => ({ ...contact, label: say(contact.label, 'contact', contact.href) })),
  };
}

/** A category with its form, as `say` says them. Keys and the values of options stay: answers are kept by them. */
export function categorySaid<Spoken extends SpokenCategory>(category: Spoken, say: Say): Spoken {
  const { key, name, hint, thanks, links, fields } = category;
  return {
    ...category,
    name: say(name, 'category', key, 'name'),
    hint: hint && say(hint, 'category', key, 'hint'),
    thanks: thanks && say(thanks, 'category', key, 'thanks'),
    links: links.map((link) => ({ ...link, label: say(link.label, 'category', key, 'link', link.href) })),
    fields: fieldsSaid(key, fields, say),
  };
}

/** The fields of a category's form, as `say` says them. @param category its key */
function fieldsSaid(category: string, fields: Field[], say: Say): Field[] {
  return fields.map((field) => ({
    ...field,
    label: say(field.label, 'category', category, 'field', field.key, 'label'),
    ...(field.help ? { help: say(field.help, 'category', category, 'field', field.key, 'help') } : {}),
    ...(field.options
      ? {
          options: field.options.map(({ value, label }) => ({
            value,
            label: say(label, 'category', category, 'field', field.key, 'option', value),
          })),
        }
      : {}),
  }));
}

/** Every text that a part of a site says, in the order in which it is said; each place once. @param speak says all of them */
export function textsOf(speak: (say: Say) => unknown): OwnText[] {
  const texts = new Map<string, OwnText>();
  speak((original, ...place) => {
    const key = textKey(place);
    if (!texts.has(key)) texts.set(key, { place, key, original });
    return original;
  });
  return [...texts.values()];
}
