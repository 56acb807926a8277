import { type Field, type FieldValue, type FieldValues, isFieldShown } from './fields.ts';
import { limits } from './limits.ts';

export type FieldFault = {
  key: string;
  code: 'required' | 'type' | 'option' | 'pattern' | 'too-long' | 'email' | 'url' | 'date' | 'unknown';
};

/**
 * Checks what was filled in against the fields of a category. Hidden fields are not asked for, and must not be sent.
 * @returns every fault, in the order of the fields; an empty list when all is well
 */
export function checkFields(fields: Field[], values: FieldValues): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const key of Object.keys(values)) {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field || !isFieldShown(field, fields, values)) faults.push({ key, code: 'unknown' });
  }
  for (const field of fields) {
    if (!isFieldShown(field, fields, values)) continue;
    const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
    const code = isEmpty(value) ? (field.required ? 'required' : null) : faultOf(field, value);
    if (code) faults.push({ key: field.key, code });
  }
  return faults;
}

function isEmpty(value: FieldValue | undefined): value is undefined {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function faultOf(field: Field, value: FieldValue): FieldFault['code'] | null {
  const options = (field.options ?? []).map((option) => option.value);
  switch (field.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'type';
    case 'yes-no':
      if (typeof value !== 'boolean') return 'type';
      return field.required && !value ? 'required' : null;
    case 'choices':
      if (!Array.isArray(value) || new Set(value).size !== value.length) return 'type';
      return value.every((one) => options.includes(one)) ? null : 'option';
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? null : 'option';
    default:
      return typeof value === 'string' ? textFault(field, value) : 'type';
  }
}

function textFault(field: Field, value: string): FieldFault['code'] | null {
  if ([...value].length > limits.fieldValue) return 'too-long';
  if (field.type === 'email' && !looksLikeEmail(value)) return 'email';
  if (field.type === 'url' && !/^https?:\/\/[^\s/]+/i.test(value)) return 'url';
  if (field.type === 'date' && !isDate(value)) return 'date';
  return field.pattern && !matches(field.pattern, value) ? 'pattern' : null;
}

/** A pattern that is none refuses nobody: it is the owner's slip, not the visitor's. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Whether a text has the shape of a mailbox: one `@`, no blanks, a dot in the domain. It says nothing of whether it exists. */
export function looksLikeEmail(value: string): boolean {
  if (value.length > limits.email) return false;
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (at < 1 || at > 64 || local.includes('@') || /[\s<>(),;:"\\[\]]/.test(value)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return (
    labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label))
  );
}
