import type { Texts } from './locales/en.ts';

/** A text for each kind of number that a language tells apart; `{n}` is where the number goes. */
export type Forms = { [Kind in Intl.LDMLPluralRule]?: string } & { other: string };

/** Says a number of things in the words and figures of a language. */
export const count = ({ locale }: Pick<Texts, 'locale'>, forms: Forms, number: number): string =>
  (forms[new Intl.PluralRules(locale).select(number)] ?? forms.other).replace('{n}', number.toLocaleString(locale));
