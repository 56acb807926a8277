import { PROMISE_PLACE } from '@helpslip/shared/promise-text';
import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';

const LONGEST_TEXT = 200;
const MOST_MINUTES = 10_000;

const text = v.pipe(
  filledLine(LONGEST_TEXT),
  v.check(
    (words) => words.split(PROMISE_PLACE).length === 2,
    `Write ${PROMISE_PLACE} once, where the time of the reply goes.`,
  ),
  v.check(
    (words) => !/[{}]/.test(words.replace(PROMISE_PLACE, '')),
    `${PROMISE_PLACE} is the only thing that can be filled in here.`,
  ),
);

/** Reads how a site promises, strictly; everything has a default. */
export const promiseSettingsSchema = v.strictObject({
  isFromReplies: v.optional(v.boolean()),
  atRiskMinutes: v.optional(
    v.pipe(
      v.number('Write a number of minutes.'),
      v.integer('Write whole minutes.'),
      v.minValue(1, 'Write at least one minute.'),
      v.maxValue(MOST_MINUTES, `Write at most ${MOST_MINUTES} minutes.`),
    ),
  ),
  within: v.optional(text),
  outside: v.optional(text),
});
