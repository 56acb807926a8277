export type FieldType =
  | 'text'
  | 'long'
  | 'number'
  | 'date'
  | 'email'
  | 'url'
  | 'phone'
  | 'choice'
  | 'choices'
  | 'yes-no';

type InputKind = { type: 'date' } | { type: 'email' } | { type: 'url' } | { type: 'tel' };

/** What makes an input of HTML fit a type; those that are not named here are texts, or no input of one line. */
export const inputKinds: { [Type in FieldType]?: InputKind | { type: 'text'; inputmode: 'decimal' } } = {
  date: { type: 'date' },
  email: { type: 'email' },
  url: { type: 'url' },
  phone: { type: 'tel' },
  number: { type: 'text', inputmode: 'decimal' },
};

/** One detail asked for in a category. */
export interface Field {
  key: string;
  label: string;
  type: FieldType;
  required: boolean;
  options?: { value: string; label: string }[];
  help?: string;
  /** A regular expression that the whole value must match. */
  pattern?: string;
  /** Ask only when another field has this value. */
  showIf?: { field: string; equals: string | boolean };
  /** Never kept in a draft. */
  sensitive?: boolean;
}

/** Text for most types, a number for `number`, a boolean for `yes-no`, several texts for `choices`. */
export type FieldValue = string | number | boolean | string[];
export type FieldValues = Record<string, FieldValue>;

/** Whether a field is asked for, given the other answers. A field whose condition is itself hidden is hidden too. */
export function isFieldShown(field: Field, fields: Field[], values: FieldValues, seen: string[] = []): boolean {
  const condition = field.showIf;
  if (!condition) return true;
  if (seen.includes(field.key)) return false;
  const other = fields.find((candidate) => candidate.key === condition.field);
  if (!other || !isFieldShown(other, fields, values, [...seen, field.key])) return false;
  const value = Object.hasOwn(values, other.key) ? values[other.key] : undefined;
  return Array.isArray(value) ? value.includes(String(condition.equals)) : value === condition.equals;
}

/** Reads a number as people type it, with a comma or a point. @returns the text itself where it is none */
export function numberTyped(text: string): number | string {
  const number = Number(text.replace(',', '.'));
  return text && Number.isFinite(number) ? number : text;
}
