import { accountDraft } from './account.ts';
import type { AccountFacts, Draft } from './letter.ts';

/** Tells somebody that their password was changed, in case it was not they who did it. */
export function passwordChanged(facts: AccountFacts): Draft {
  return accountDraft('password-changed', facts);
}
