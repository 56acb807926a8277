import type { Field } from '@helpslip/shared/fields';

type Condition = NonNullable<Field['showIf']>;

/** A condition as the form sends it; empty for none. */
export function typedCondition(showIf: Condition | undefined): string {
  return showIf ? JSON.stringify([showIf.field, showIf.equals]) : '';
}

/** Under which conditions a detail can be asked for: each option of the other details of its form. */
export function conditionsFor(key: string | null, fields: Field[], now: Condition | undefined): Condition[] {
  const possible = fields.filter((field) => field.key !== key).flatMap(conditionsOf);
  const isKnown = possible.some((one) => typedCondition(one) === typedCondition(now));
  return now && !isKnown ? [now, ...possible] : possible;
}

function conditionsOf({ key, type, options = [] }: Field): Condition[] {
  if (type === 'yes-no') return [true, false].map((equals) => ({ field: key, equals }));
  return options.map(({ value }) => ({ field: key, equals: value }));
}

/** A condition in words: `Model is Saw`. */
export function conditionWords({ field: key, equals }: Condition, fields: Field[]): string {
  const field = fields.find((one) => one.key === key);
  const name = field?.label ?? key;
  if (typeof equals === 'boolean') return `${name} is ${equals ? 'ticked' : 'not ticked'}`;
  return `${name} is ${field?.options?.find(({ value }) => value === equals)?.label ?? equals}`;
}
