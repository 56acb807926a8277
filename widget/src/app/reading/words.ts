import type { ReadingWords } from '../locales/en-reading.ts';

/** What this part says, in the language that was last told to `speak`. */
export let words: ReadingWords;

export function speak(spoken: ReadingWords): void {
  words = spoken;
}
