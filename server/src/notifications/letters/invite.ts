import { accountDraft } from './account.ts';
import type { AccountFacts, Draft } from './letter.ts';

/** Invites somebody to the desk, by a link that works once. */
export function invite(facts: AccountFacts): Draft {
  return accountDraft('invite', facts);
}
