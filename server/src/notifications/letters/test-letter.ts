import { accountDraft } from './account.ts';
import type { AccountFacts, Draft } from './letter.ts';

/** Shows an owner that the mail settings work. */
export function testLetter(facts: AccountFacts): Draft {
  return accountDraft('test-letter', facts);
}
