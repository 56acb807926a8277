import { type Field, type FieldValue, type FieldValues, isFieldShown, numberTyped } from '@helpslip/shared/fields';
import { conditionWords } from './settings-conditions.ts';
import { TICKED } from './settings-form.tsx';

/** The name of a detail's input in a form of the desk. */
export const ownName = (key: string): string => `${OWN}${key}`;
/** The name of the box for one option of a detail that takes several. */
export const optionName = (key: string, value: string): string => `${OWN}${key}=${value}`;
const OWN = 'fields.';

export const isOwnName = (name: string): boolean => name.startsWith(OWN);

type Typed = Record<string, string>;

/** The answers to a category's own details, out of a form: only those that are filled in, numbers as numbers. */
export function readOwnFields(fields: Field[], typed: Typed): FieldValues {
  const all = Object.fromEntries(fields.map((field) => [field.key, answerTo(field, typed)]));
  const filled = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const values: FieldValues = Object.fromEntries(filled);
  // A box that nobody saw was not left open.
  const isUnseen = ([key, value]: readonly [string, FieldValue]) =>
    value === false && fields.some((field) => field.key === key && !isFieldShown(field, fields, values));
  return Object.fromEntries(filled.filter((one) => !isUnseen(one)));
}

function answerTo({ key, type, options = [] }: Field, typed: Typed): FieldValue | undefined {
  if (type === 'choices') {
    const chosen = options.map(({ value }) => value).filter((value) => typed[optionName(key, value)] === TICKED);
    return chosen.length > 0 ? chosen : undefined;
  }
  const text = (typed[ownName(key)] ?? '').trim();
  if (type === 'yes-no') return text === TICKED;
  if (text === '') return undefined;
  return type === 'number' ? numberTyped(text) : text;
}

/** When a detail is asked for at all, in words; undefined where it always is. */
export function askedWhen({ showIf }: Field, fields: Field[]): string | undefined {
  return showIf && `Only when ${conditionWords(showIf, fields)}.`;
}
