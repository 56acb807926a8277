import * as v from 'valibot';

const tick = v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)));

/** The fields of the questions that are ticked off in a reply; `checklist` asks to be told of those that are not. */
export const checklist = {
  checklist: v.optional(v.literal('yes')),
  q1: tick,
  q2: tick,
  q3: tick,
  q4: tick,
  q5: tick,
  q6: tick,
  q7: tick,
  q8: tick,
  q9: tick,
  q10: tick,
  q11: tick,
  q12: tick,
};

/** The marks of the questions that are ticked in a form. */
export function tickedIn(fields: Record<string, unknown>): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    /^q\d{1,2}$/.test(name) && typeof value === 'string' ? [value] : [],
  );
}
