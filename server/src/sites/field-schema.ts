import type { FieldType } from '@helpslip/shared/fields';
import { filledLine } from '@helpslip/shared/text';
import { isSafePattern } from 'redos-detector';
import * as v from 'valibot';

export const fieldTypes = [
  'text',
  'long',
  'number',
  'date',
  'email',
  'url',
  'phone',
  'choice',
  'choices',
  'yes-no',
] as const satisfies FieldType[];

const LONGEST_PATTERN = 200;
/** Patterns that people write take a few dozen steps, whatever else the machine is doing; the time only bounds what has long failed. */
const CHECK_STEPS = 500;
const CHECK_MILLISECONDS = 2_000;

/** The key of a category or a field. */
export const keySchema = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_-]{0,63}$/, 'Keys are lower-case letters, digits, - and _.'),
);

/** Reads a pattern for what visitors type: one that is valid, and that no text keeps a machine busy with. */
export const patternSchema = v.pipe(
  filledLine(LONGEST_PATTERN),
  v.check(isPattern, 'This is not a regular expression.'),
  v.check(
    isQuick,
    'Some texts would take very long to check against this. Take nested repetitions such as (a+)+ and long rows of .* out of it.',
  ),
);

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(whole(pattern), 'u'));
  } catch {
    return false;
  }
}

/** What the detector cannot read counts as slow: a pattern that is refused costs a visitor nothing. */
function isQuick(pattern: string): boolean {
  if (!isPattern(pattern)) return true;
  try {
    return isSafePattern(whole(pattern), { unicode: true, maxSteps: CHECK_STEPS, timeout: CHECK_MILLISECONDS }).safe;
  } catch {
    return false;
  }
}

/** As it is matched: the whole value. */
const whole = (pattern: string): string => `^(?:${pattern})$`;
