import type { FilesWords } from '../locales/en-files.ts';

/** What this part says, in the language that was last told to `speak`. */
export let words: FilesWords;

export function speak(spoken: FilesWords): void {
  words = spoken;
}
