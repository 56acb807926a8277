import type { ArticleIndex, Entry } from './article-index.ts';
import type { Question } from './ask.ts';
import type { HitField, MatchKind } from './hit.ts';
import type { Holders } from './holdings.ts';
import { shownWords } from './marks.ts';
import { metWord, type TellKind } from './met.ts';
import { heftOf } from './rank.ts';
import type { Asked } from './score.ts';
import { LETTERS } from './weights.ts';

/** One typed word (or two side by side) that met a text of an article: which word there, how, and how much it counted. */
export interface Reason {
  word: string;
  met: string;
  field: HitField;
  kind: MatchKind;
  /** Whether the word says little, such as "how". */
  isFiller: boolean;
  score: number;
}

/** How much each wording of an article counts: the best one whole, the others a share. */
interface CountedWording {
  number: number;
  text: string;
  share: number;
}

/** The reasons alone, by the words alone: in a fraction of the time. */
export function reasonsFor(index: ArticleIndex, entry: Entry, { asked }: Question, kindOf: TellKind): Reason[] {
  const { scale } = heftOf(asked);
  const wordings = countedWordings(index, entry, asked, new Float32Array(), scale);
  return shownWords(index, entry, asked).flatMap((word) => reasonsOf(index, word, wordings, scale, kindOf));
}

/** The wordings of an article, with what each counts. @param alike how alike each wording of the index and the query are in letters */
export function countedWordings(
  index: ArticleIndex,
  entry: Entry,
  asked: Asked[],
  alike: Float32Array,
  scale: number,
): CountedWording[] {
  const { question, phrasings, excerpt, context } = entry.article;
  // A text without a word is no wording.
  const texts = [question, ...phrasings, excerpt, context].filter((text) => index.read(text, 1).length > 0);
  const { first, aside, otherShare } = entry;
  const askedCount = aside - first;
  const scores = texts.slice(0, askedCount).map((_, at) => {
    const words = asked.reduce((sum, word) => sum + heldMost(index.words, first + at, word).value, 0);
    return words * scale + LETTERS * (alike[first + at] ?? 0);
  });
  const best = scores.indexOf(Math.max(...scores));
  return texts.map((text, at) => ({
    number: first + at,
    text,
    share: at === best || at >= askedCount ? 1 : otherShare,
  }));
}

/** What one word added: for each field that it met, the sum of its wordings, named by the one that counted most. */
export function reasonsOf(
  index: ArticleIndex,
  word: Asked,
  wordings: CountedWording[],
  scale: number,
  kindOf: TellKind,
): Reason[] {
  const reasons = new Map<HitField, Reason & { most: number }>();
  for (const { number, text, share } of wordings) {
    const { key, value } = heldMost(index.words, number, word);
    const field = index.wordings[number]?.field;
    if (value === 0 || !field) continue;
    const score = value * scale * share;
    const earlier = reasons.get(field);
    if (earlier && score <= earlier.most) {
      earlier.score += score;
      continue;
    }
    const met = metWord(index, text, key) ?? word.text;
    const kind = kindOf(word, met, key);
    const isFiller = word.weight < 1 && !word.isPair;
    reasons.set(field, {
      word: word.text,
      met,
      field,
      kind,
      isFiller,
      score: score + (earlier?.score ?? 0),
      most: score,
    });
  }
  return [...reasons.values()].map(({ most, ...reason }) => reason);
}

/** What a word says of a holder: its surest meaning there counts. */
export function heldMost(
  { starts, holders, values }: Holders,
  holder: number,
  { weight, meanings }: Asked,
): { key: number; value: number } {
  let most = { key: -1, value: 0 };
  for (const meaning of meanings) {
    let low = starts[meaning.key] ?? 0;
    let high = starts[meaning.key + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((holders[middle] ?? 0) < holder) low = middle + 1;
      else high = middle;
    }
    const isHeld = low < (starts[meaning.key + 1] ?? 0) && holders[low] === holder;
    const value = isHeld ? (values[low] ?? 0) * weight * meaning.weight : 0;
    if (value > most.value) most = { key: meaning.key, value };
  }
  return most;
}
