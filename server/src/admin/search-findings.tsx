/** @jsxImportSource hono/jsx */
import type { Hit } from '@helpslip/shared/search/hit';
import type { TriedFindings, TriedHit } from '../articles/try-search.ts';
import { Marked } from './marked.tsx';
import { SearchAccount } from './search-account.tsx';

interface FindingsProps {
  findings: TriedFindings;
  category: { name: string } | undefined;
  context: string;
}

/** What visitors see, in its order, each with its reasons; and what they do not see, and why not. */
export function SearchFindings({ findings, category, context }: FindingsProps) {
  const { shown } = findings;
  return (
    <div class="findings">
      <section aria-labelledby="shown">
        <h2 id="shown">{shown.length === 0 ? 'Visitors see nothing' : 'Visitors see'}</h2>
        {context !== '' && shown.length > 0 && (
          <p class="lead">
            In the order for a ticket about <bdi>{context}</bdi>: so the desk and the letters suggest. Visitors search
            without it.
          </p>
        )}
        {shown.length === 0 && <WhyNothing findings={findings} />}
        <ol>
          {shown.map((found, place) => (
            <li>
              <p class="question" dir="auto">
                <Marked text={found.article.question} marks={found.hit.marks} />
              </p>
              {place === 0 && found.article.excerpt && (
                <p class="excerpt" dir="auto">
                  {found.article.excerpt}
                </p>
              )}
              <SearchAccount found={found} category={category} isOpen={place === 0} />
            </li>
          ))}
        </ol>
      </section>
      <LeftOut findings={findings} />
    </div>
  );
}

function WhyNothing({ findings: { known, nearest } }: { findings: TriedFindings }) {
  if (!nearest) return <p class="lead">No answer of this site holds any of this.</p>;
  return (
    <>
      <p class="lead">
        {known.share === 0 ? 'No answer knows these words.' : `Of these words, ${percent(known.share)} are known.`}{' '}
        Answers are shown once {percent(known.least)} are known, or where the letters are {percent(nearest.least)}{' '}
        alike.
      </p>
      <p class="lead">
        The most alike is <q dir="auto">{nearest.article.question}</q>, {percent(nearest.likeness)}.
      </p>
    </>
  );
}

const MOST_LEFT_OUT = 10;

function LeftOut({ findings: { shown, beyond, weak, least } }: { findings: TriedFindings }) {
  const leftOut = [...beyond, ...weak];
  if (leftOut.length === 0) return null;
  return (
    <details class="left-out">
      <summary>Found and not shown: {leftOut.length === 1 ? '1 answer' : `${leftOut.length} answers`}</summary>
      {beyond.length > 0 && (
        <>
          <h3>Behind the first {shown.length}</h3>
          <FoundList found={beyond} />
        </>
      )}
      {weak.length > 0 && (
        <>
          <h3>Too weak beside the first: under {least.toFixed(2)}</h3>
          <FoundList found={weak} />
        </>
      )}
    </details>
  );
}

function FoundList({ found }: { found: TriedHit<Hit>[] }) {
  return (
    <ul>
      {found.slice(0, MOST_LEFT_OUT).map(({ article, hit, lift }) => (
        <li>
          <span dir="auto">
            <Marked text={article.question} marks={hit.marks} />
          </span>
          <span class="score">{(hit.score + lift).toFixed(2)}</span>
        </li>
      ))}
      {found.length > MOST_LEFT_OUT && <li>and {found.length - MOST_LEFT_OUT} more</li>}
    </ul>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
