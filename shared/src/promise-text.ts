import type { PromiseSettings } from './contract.ts';
import { spokenOf } from './languages.ts';
import { plainPromises } from './promise-plain.ts';

/** Where the instant goes in a text of a promise. */
export const PROMISE_PLACE = '{{by}}';

/**
 * The sentence in which a site tells a promise.
 * @param isInHours whether the site is, or was, open when it is told
 * @param locale of the plain words, which are English where there are none in it
 * @returns the owner's words or the plain ones, with `{{by}}` where the instant goes
 */
export function promiseText({ within, outside }: PromiseSettings, isInHours: boolean, locale = 'en'): string {
  const plain = plainPromises[spokenOf([locale])?.language ?? 'en'];
  return isInHours ? (within ?? plain.within) : (outside ?? plain.outside);
}

/**
 * A promise as it is read.
 * @param text as `promiseText` gives it
 * @param by the instant in words, as `instantWords` gives it
 */
export function promiseSentence(text: string, by: string): string {
  return text.replace(PROMISE_PLACE, () => by);
}
