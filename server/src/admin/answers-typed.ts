import * as v from 'valibot';
import {
  type ArticleText,
  bodySchema,
  contextSchema,
  phrasingsSchema,
  questionSchema,
} from '../articles/article-text.ts';
import { Refusal } from '../errors.ts';
import { formFields } from '../web/form.ts';
import { FORM_TOKEN_FIELD } from '../web/guard.ts';
import type { WebContext } from '../web/route.ts';

/** An answer as it stands in its form, not checked. */
export interface TypedText {
  question: string;
  /** One a line. */
  phrasings: string;
  body: string;
  context: string;
  categories: string[];
  isPinned: boolean;
}

export type TextFaults = Partial<Record<'question' | 'phrasings' | 'body' | 'context', string>>;

const acts = ['save', 'publish', 'withdraw', 'preview'] as const;

export interface TypedAnswer {
  text: TypedText;
  act: (typeof acts)[number];
  /** Which state of it the form was made from; 0 for a new one. */
  seenRevision: number;
  /** The key of the site, of a new one. */
  site: string;
  /** The reply that a new one is made from. */
  from: string;
}

const CATEGORY = 'category-';
const OFFERED = 'offered-';
const TEXTS = ['question', 'phrasings', 'body', 'context', 'site', 'from'] as const;
const KNOWN = new Set<string>([...TEXTS, 'pinned', 'do', 'seen', FORM_TOKEN_FIELD]);

export const categoryField = (key: string) => `${CATEGORY}${key}`;
export const offeredField = (place: number) => `${OFFERED}${place}`;

/** Reads the form of an answer. @throws Refusal as `formFields`, and `invalid` for a field that the form does not have */
export async function typedAnswer(c: WebContext): Promise<TypedAnswer> {
  const fields = await formFields(c);
  const beginning = (prefix: string) => [...fields].filter(([name]) => name.startsWith(prefix));
  const offered = beginning(OFFERED).map(([, words]) => words);
  const categories = beginning(CATEGORY).map(([name]) => name.slice(CATEGORY.length));
  const isUnknown = (name: string) => !KNOWN.has(name) && !name.startsWith(CATEGORY) && !name.startsWith(OFFERED);
  const act = acts.find((name) => name === fields.get('do'));
  const seen = fields.get('seen') ?? '0';
  if ([...fields.keys()].some(isUnknown) || !act || !/^\d{1,9}$/.test(seen)) {
    throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  }
  const text = (name: (typeof TEXTS)[number]) => fields.get(name) ?? '';
  return {
    text: {
      question: text('question'),
      phrasings: [text('phrasings').trimEnd(), ...offered].filter(Boolean).join('\n'),
      body: text('body'),
      context: text('context'),
      categories,
      isPinned: fields.has('pinned'),
    },
    act,
    seenRevision: Number(seen),
    site: text('site'),
    from: text('from'),
  };
}

const schema = v.object({
  question: questionSchema,
  phrasings: phrasingsSchema,
  body: bodySchema,
  context: contextSchema,
});

/** An answer that can be saved, or what to do about each field of it. */
export function checkText(typed: TypedText): { text: ArticleText; faults?: undefined } | { faults: TextFaults } {
  const result = v.safeParse(schema, typed, { abortPipeEarly: true });
  if (result.success) return { text: { ...result.output, categories: typed.categories, isPinned: typed.isPinned } };
  const { nested = {} } = v.flatten<typeof schema>(result.issues);
  const inPhrasings = result.issues.find((issue) => issue.path?.[0]?.key === 'phrasings')?.message;
  const first = (issues: readonly string[] | undefined) => issues?.[0];
  const faults = {
    question: first(nested.question),
    phrasings: inPhrasings,
    body: first(nested.body),
    context: first(nested.context),
  };
  return { faults: Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined)) };
}

/** The text of an answer as its form shows it. */
export function typedOf(text: ArticleText): TypedText {
  return { ...text, phrasings: text.phrasings.join('\n') };
}
