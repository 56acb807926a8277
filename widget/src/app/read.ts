import type { Article, ArticleIndex, SiteConfig } from '@helpslip/shared/contract';

// What comes over the wire or out of the browser's storage is unknown until it is read here, so that no step meets an object where a text belongs.

/** What reading by a pattern gives: readers stand for what they return, everything else for its own kind. */
export type Read<Like> = Like extends (json: unknown) => infer Result
  ? Result
  : Like extends (infer Item)[]
    ? Read<Item>[]
    : Like extends object
      ? { [Name in keyof Like]: Read<Like[Name]> }
      : Like extends string
        ? string
        : Like extends boolean
          ? boolean
          : Like;

/** Reads unknown JSON by a pattern: its names only, a list of what its one item is like, and the pattern's own value where another kind stands. */
export function read<Like>(like: Like, json: unknown): Read<Like>;
export function read(like: unknown, json: unknown): unknown {
  if (typeof like === 'function') return like(json);
  if (Array.isArray(like)) return Array.isArray(json) ? json.map((item) => read(like[0], item)) : [];
  if (typeof like !== 'object') return typeof json === typeof like ? json : like;
  return Object.fromEntries(Object.entries(Object(like)).map(([name, part]) => [name, read(part, of(json)[name])]));
}

/** The properties of any value; those of null and of texts are none. */
export const of = (value: unknown): Record<string, unknown> => Object(value);
export const text = (value: unknown): string => read('', value);
export const textList = (value: unknown): string[] => read([''], value);
export const oneOf =
  <Choice extends string>(first: Choice, ...others: Choice[]) =>
  (value: unknown): Choice =>
    others.find((choice) => choice === value) ?? first;

export const link = { label: '', href: '' };
const field = {
  key: '',
  label: '',
  type: oneOf('text', 'long', 'number', 'date', 'email', 'url', 'phone', 'choice', 'choices', 'yes-no'),
  required: false,
  options: [{ value: '', label: '' }],
  help: '',
  pattern: '',
  showIf(value: unknown) {
    const { field, equals } = of(value);
    return value ? { field: text(field), equals: typeof equals === 'boolean' ? equals : text(equals) } : undefined;
  },
  sensitive: false,
};
const config = {
  name: '',
  mode: oneOf('answers-first', 'neutral', 'ask-first'),
  brand: { color: '' },
  locales: [''],
  categories: [
    {
      key: '',
      name: '',
      hint: '',
      kind: oneOf('question', 'problem', 'suggestion', 'feedback'),
      icon: '',
      links: [link],
      thanks: '',
      promise: { by: '', text: '' },
      fields: [field],
    },
  ],
};
const article = { id: '', locale: '', categories: [''], question: '' };

/** What the way to the form needs of a site's config. The rest stays unknown until it is drawn. */
export type Site = Pick<SiteConfig, 'name' | 'mode' | 'brand' | 'categories' | 'locales'> & { rest: unknown };
export const readConfig = (json: unknown): Site => ({ ...read(config, json), rest: json });
const index = {
  articles: [{ ...article, phrasings: [''], excerpt: '', context: '' }],
  words: { fillers: [''], generalSynonyms: [['']], synonyms: [['']] },
};
export const readIndex = (json: unknown): ArticleIndex => read(index, json);
/** An answer; its blocks stay unknown until each is drawn. */
export const readArticle = (json: unknown): Omit<Article, 'body'> & { body: unknown } =>
  read({ ...article, updatedAt: '', body: (value: unknown) => value }, json);

/** References are kept as they are stored, without dashes. */
export const plainReference = (value: unknown) => text(value).replace(/-/g, '');
export const receiptLike = {
  reference: plainReference,
  token: '',
  trackUrl: '',
  status: oneOf('queued', 'assigned', 'waiting', 'completed'),
  promise: { by: '' },
};
