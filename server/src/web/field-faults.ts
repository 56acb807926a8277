import { checkFields, type FieldFault } from '@helpslip/shared/check-fields';
import type { Field, FieldValues } from '@helpslip/shared/fields';
import type { Fault } from '../errors.ts';

const DETAILS: Record<FieldFault['code'], string> = {
  required: 'This is needed.',
  type: 'This is not the kind of value this field holds.',
  option: 'Choose one of the options.',
  pattern: 'This does not have the form asked for.',
  'too-long': 'This is too long.',
  email: 'Write an e-mail address such as ada@example.com.',
  url: 'Write an address that starts with http:// or https://.',
  date: 'Write a date as YYYY-MM-DD.',
  unknown: 'This field is not asked for here.',
};

/** What of a category's own details cannot be taken, each in words; where a pattern does not fit, in the owner's own. */
export function fieldFaults(fields: Field[], values: FieldValues): Fault[] {
  return checkFields(fields, values).map(({ key, code }) => {
    const help = code === 'pattern' ? fields.find((field) => field.key === key)?.help : undefined;
    return { pointer: `/fields/${key}`, detail: help ?? DETAILS[code] };
  });
}
