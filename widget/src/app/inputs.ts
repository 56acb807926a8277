import { type Field, type FieldValue, type FieldValues, isFieldShown, numberTyped } from '@helpslip/shared/fields';
import type { RawValue } from './draft.ts';
import type { Panel } from './panel.ts';

/** What stands in an input, by its name: what was typed, or else what the owner's page gave; locked ones are always the page's. */
export function rawOf({ draft, told, way }: Panel, name: string): RawValue {
  const given = told.value(name);
  if (given !== undefined && told.isLocked(name)) return given;
  const { subject, message, name: person, email, fields } = draft.now();
  const core: Record<string, string> = { subject, message, name: person, email };
  const typed = core[name] ?? fields[way.category]?.[name.slice(FIELD.length)];
  return typed === undefined || typed === '' ? (given ?? '') : typed;
}

/** Inputs of a category's own fields are named `fields.<key>`. */
export const FIELD = 'fields.';

/** The answers to a category's fields as they are sent: only those asked for and filled in, numbers as numbers. */
export function fieldValuesOf(panel: Panel): FieldValues {
  const fields = panel.category?.fields ?? [];
  const values: FieldValues = {};
  for (const field of fields) {
    const value = sentValue(field, rawOf(panel, FIELD + field.key));
    if (value !== '') values[field.key] = value;
  }
  const shown = fields.filter((field) => isFieldShown(field, fields, values)).map(({ key }) => key);
  return Object.fromEntries(Object.entries(values).filter(([key]) => shown.includes(key)));
}

function sentValue(field: Field, raw: RawValue): FieldValue {
  if (typeof raw !== 'string') return raw;
  const plain = clean(raw);
  return field.type === 'number' ? numberTyped(plain) : plain;
}

/** Control characters and halves of characters come along when people paste; the contract refuses them. */
export const clean = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, '').trim();

export interface Row {
  name: string;
  field: Field;
}

/** The inputs in their order: the category's own that are asked for now, then those of every ticket. */
export function rowsOf(panel: Panel): Row[] {
  const { texts, category, told } = panel;
  const fields = category?.fields ?? [];
  const values = fieldValuesOf(panel);
  const row = (key: string, label: string, type: Field['type'] = 'text', required = true): Row => ({
    name: key,
    field: { key, label, type, required },
  });
  return [
    ...fields
      .filter((field) => isFieldShown(field, fields, values))
      .map((field) => ({ name: FIELD + field.key, field })),
    row('subject', texts.subject),
    row('message', texts.message[category?.kind ?? 'question'], 'long'),
    ...(told.identity ? [] : [row('name', texts.name, 'text', false), row('email', texts.email, 'email')]),
  ];
}

const SHORT = ['text', 'number', 'date', 'phone'];
const SHORT_LABEL = 18;

/** Whether a row needs half a line only: short ones of the category's own stand side by side where two of them meet, without a word of help. */
export const isShort = ({ name, field }: Row): boolean =>
  name.startsWith(FIELD) && SHORT.includes(field.type) && !field.help && field.label.length < SHORT_LABEL;
