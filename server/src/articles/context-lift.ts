import type { IndexedArticle } from '@helpslip/shared/contract';

/** How far an article is raised at most whose context names what is given. */
const MOST_LIFT = 0.8;
/** Which rarity of words in common raises half as far; a word that one article alone holds is of about 1. */
const HALFWAY = 0.6;

// "4.2.1" is one word, and so are "G2" and "v4.2".
const CONTEXT_WORD = /[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;

/** By what an article is multiplied for what is known of a requester: 1 for nothing in common. */
export type ContextLift = (article: IndexedArticle) => number;

/**
 * Raises articles whose context holds the product, the version or the plan that a ticket names. The rarer the words in common, the more.
 * @param articles of the site, to tell which words are rare
 * @param given names and values, such as { version: '4.2.1', model: 'Grinder G2' }; only the values are looked at
 */
export function contextLift(articles: Iterable<IndexedArticle>, given: Record<string, string>): ContextLift {
  const asked = new Set(Object.values(given).flatMap(contextWords).flatMap(beginningsOf));
  if (asked.size === 0) return () => 1;
  const holders = new Map<string, number>();
  let count = 0;
  for (const { context } of articles) {
    count++;
    for (const word of new Set(contextWords(context))) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return ({ context }) => {
    let met = 0;
    for (const word of new Set(contextWords(context))) {
      const held = holders.get(word) ?? 1;
      if (asked.has(word)) met += Math.log(1 + (count - held + 0.5) / (held + 0.5)) / Math.log(1 + count);
    }
    return 1 + (MOST_LIFT * met) / (met + HALFWAY);
  };
}

function contextWords(text: string): string[] {
  const words = text.toLowerCase().normalize('NFKC').match(CONTEXT_WORD) ?? [];
  return words.map((word) => word.replace(/^v(?=\d)/, ''));
}

/** A version belongs to those that it begins with: 4.2.1 to 4.2 and to 4. */
function beginningsOf(word: string): string[] {
  const parts = word.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}
