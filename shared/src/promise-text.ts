import type { PromiseSettings } from './contract.ts';

/** Where the instant goes in a text of a promise. */
export const PROMISE_PLACE = '{{by}}';

const plainTexts = {
  within: `We are here now. A person replies by ${PROMISE_PLACE}.`,
  outside: `We are away right now. A person replies by ${PROMISE_PLACE}.`,
};

/**
 * The sentence in which a site tells a promise.
 * @param isInHours whether the site is, or was, open when it is told
 * @returns the owner's words or the plain ones, with `{{by}}` where the instant goes
 */
export function promiseText({ within, outside }: PromiseSettings, isInHours: boolean): string {
  return isInHours ? (within ?? plainTexts.within) : (outside ?? plainTexts.outside);
}

/**
 * A promise as it is read.
 * @param text as `promiseText` gives it
 * @param by the instant in words, as `instantWords` gives it
 */
export function promiseSentence(text: string, by: string): string {
  return text.replace(PROMISE_PLACE, () => by);
}
