/** @jsxImportSource hono/jsx */
import type { Reason } from '@helpslip/shared/search/explain';

const MOST_WORDS = 6;

/** Why an answer was found, in one line: the words that met it, what counted most first. */
export function BecauseOf({ why }: { why: Reason[] }) {
  const words = [...new Set(why.toSorted((a, b) => b.score - a.score).map(({ word }) => word))];
  if (words.length === 0) return <>Because its letters are alike</>;
  return (
    <>
      Because of{' '}
      {words.slice(0, MOST_WORDS).map((word, at) => (
        <>
          {at > 0 && ', '}
          <bdi>{word}</bdi>
        </>
      ))}
    </>
  );
}
