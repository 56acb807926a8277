import type { SendingWords } from '../locales/en-sending.ts';

/** What this part says, in the language that was last told to `speak`. */
export let words: SendingWords;

export function speak(spoken: SendingWords): void {
  words = spoken;
}
