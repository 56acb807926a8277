import type { FollowWords } from '../locales/en-follow.ts';

/** What this part says, in the language that was last told to `speak`. */
export let words: FollowWords;

export function speak(spoken: FollowWords): void {
  words = spoken;
}
