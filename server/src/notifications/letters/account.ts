import type { AccountLetter } from '../../db/schema.ts';
import type { AccountFacts, Draft } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { worded } from './worded.ts';

/** A letter about somebody's place at the desk: its words are fixed, and it holds one link. */
export function accountDraft(letter: AccountLetter, facts: AccountFacts): Draft {
  const { link, ...words } = textsFor(facts.locale).account[letter];
  const { name, agent, siteName, url } = facts;
  return worded(words, { name, agent, site: siteName }, [{ kind: 'link', link: { label: link, href: url } }]);
}
