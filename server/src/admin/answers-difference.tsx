/** @jsxImportSource hono/jsx */
import { type Change, diffArrays, diffLines } from 'diff';
import type { ArticleText } from '../articles/article-text.ts';

/** Texts that have less in common than this are shown one after the other: to compare them takes time in the square. */
const MOST_EDITS = 2_000;

interface DifferenceProps {
  before: string;
  after: string;
  by: 'lines' | 'words';
}

/** Two texts in one: what went struck through, what came underlined, each said for those who do not see it. */
export function Difference({ before, after, by }: DifferenceProps) {
  return (
    <pre class={`difference ${by}`} dir="auto">
      {changesIn(before, after, by).map(({ value, added, removed }) => {
        if (added) return <ins>{value}</ins>;
        return removed ? <del>{value}</del> : value;
      })}
    </pre>
  );
}

function changesIn(
  before: string,
  after: string,
  by: 'lines' | 'words',
): Pick<Change, 'value' | 'added' | 'removed'>[] {
  const bound = { maxEditLength: MOST_EDITS };
  const changes = by === 'lines' ? diffLines(before, after, bound) : diffWords(before, after, bound);
  const whole = [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return changes ?? whole;
}

/** An address or a number counts as one word, whatever signs it holds. */
function diffWords(before: string, after: string, bound: { maxEditLength: number }) {
  const wordsOf = (text: string) => text.match(/\s*\S+|\s+$/g) ?? [];
  return diffArrays(wordsOf(before), wordsOf(after), bound)?.map(({ value, ...change }) => ({
    ...change,
    value: value.join(''),
  }));
}

/** An answer with all that belongs to it, line by line, so that two of its states can be compared. */
export function linesOf({ question, phrasings, body, context, categories, isPinned }: ArticleText): string {
  const facts = [
    `Question: ${question}`,
    ...phrasings.map((words) => `Also asked: ${words}`),
    `Categories: ${categories.join(', ') || 'none'}`,
    ...(context ? [`Product or version: ${context}`] : []),
    ...(isPinned ? ['Pinned'] : []),
  ];
  return `${facts.join('\n')}\n\n${body}\n`;
}
