import { accountDraft } from './account.ts';
import type { AccountFacts, Draft } from './letter.ts';

/** Carries the link that sets a new password. */
export function passwordReset(facts: AccountFacts): Draft {
  return accountDraft('password-reset', facts);
}
