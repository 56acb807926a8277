import type { ArticleIndex } from './article-index.ts';
import type { Question } from './ask.ts';
import { shownWords } from './marks.ts';
import type { TellKind } from './met.ts';
import { heftOf, type Ranked } from './rank.ts';
import { countedWordings, heldMost, type Reason, reasonsOf } from './reasons.ts';
import { addLetters } from './score.ts';
import { CATEGORY, EXACT, LETTERS, NOVELTY, SHARE } from './weights.ts';

/** A score taken apart: the reasons and these add up to it. */
export interface Account {
  why: Reason[];
  /** Words that say little, such as "how" and "my". */
  fillers: number;
  /** Words that stand side by side in both. */
  pairs: number;
  /** Likeness in groups of three letters. */
  letters: number;
  /** Words that this article's phrasings hold more often than others do. */
  habit: number;
  /** For words that no answer knows: how often its phrasings brought such words. */
  newcomers: number;
  /** What the chosen category raised. */
  category: number;
  /** The query is the very question. */
  exact: number;
}

/** How alike each wording of the index is to a question in letters. */
export function likenessTo(index: ArticleIndex, { words, reach }: Question): Float32Array {
  const alike = new Float32Array(index.wordings.length);
  for (const word of words) addLetters(index, word, alike);
  return alike.map((sum) => sum / reach);
}

/** Takes the score of a found article apart. @param alike as `likenessTo` gives it for the question */
export function accountFor(
  index: ArticleIndex,
  { entry, score }: Ranked,
  question: Question,
  alike: Float32Array,
  category: string | undefined,
  kindOf: TellKind,
): Account {
  const { asked } = question;
  const number = index.entries.indexOf(entry);
  const { scale, unknown } = heftOf(asked);
  const wordings = countedWordings(index, entry, asked, alike, scale);
  const shown = new Set(shownWords(index, entry, asked));
  const account: Account = {
    why: [],
    fillers: 0,
    pairs: 0,
    letters: 0,
    habit: 0,
    newcomers: index.evidence * NOVELTY * unknown * entry.novelty,
    category: 0,
    exact: entry === question.exact ? EXACT : 0,
  };
  for (const one of wordings) account.letters += LETTERS * (alike[one.number] ?? 0) * one.share;
  for (const word of asked) {
    if (!word.isPair) account.habit += index.evidence * SHARE * scale * heldMost(index.shares, number, word).value;
    const reasons = reasonsOf(index, word, wordings, scale, kindOf);
    if (shown.has(word)) account.why.push(...reasons);
    else account[word.isPair ? 'pairs' : 'fillers'] += reasons.reduce((sum, reason) => sum + reason.score, 0);
  }
  if (category !== undefined && entry.article.categories.includes(category)) {
    account.category = (score - account.exact) * (1 - 1 / CATEGORY);
  }
  return account;
}
