/** @jsxImportSource hono/jsx */
import type { Block } from '@helpslip/shared/blocks';
import { limits } from '@helpslip/shared/limits';
import { answerBodies } from '../articles/answer-bodies.ts';
import type { Bookmark } from '../articles/bookmarks.ts';
import { plainText } from '../articles/plain-text.ts';
import { type SuggestedArticle, suggestArticles } from '../articles/suggest.ts';
import type { Deps } from '../deps.ts';
import type { DeskTicket, TimelineEntry } from '../tickets/desk-queries.ts';
import type { TriedStep } from '../visits/queries.ts';
import { Blocks } from '../web/blocks.tsx';
import { BecauseOf } from './because-of.tsx';
import { PutButton } from './put-button.tsx';

type Verdict = 'shown' | 'read' | 'helped' | 'not-helped';

export interface Suggestion extends SuggestedArticle {
  body: Block[];
  /** What this visitor made of it before asking. */
  verdict: Verdict | undefined;
}

const verdictWords: Record<Verdict, string> = {
  shown: 'They were shown this',
  read: 'They read this',
  helped: 'They said this helped',
  'not-helped': 'They said this did not help',
};

/** The answers that may fit a ticket's question, with what the visitor made of each. */
export async function suggestionsFor(
  deps: Deps,
  ticket: DeskTicket,
  entries: TimelineEntry[],
  steps: TriedStep[],
): Promise<Suggestion[]> {
  const written = {
    subject: ticket.subject,
    message: entries.find(({ kind }) => kind === 'opened')?.body ?? '',
    context: { ...Object.fromEntries(ticket.fields.map(({ label, value }) => [label, value])), ...ticket.context },
    category: ticket.categoryKey,
  };
  const suggested = await suggestArticles(deps, ticket.siteId, written, limits.suggestions);
  const ids = suggested.map(({ id }) => id);
  const bodies = await answerBodies(deps, ticket.siteId, ids);
  const verdicts = verdictsIn(steps);
  return suggested.flatMap((article) => {
    const body = bodies.get(article.id);
    return body ? [{ ...article, body, verdict: verdicts.get(article.id) }] : [];
  });
}

const verdictOf: Record<string, Verdict> = {
  'articles-shown': 'shown',
  searched: 'shown',
  'article-opened': 'read',
  helped: 'helped',
  'not-helped': 'not-helped',
};
const strength: Record<Verdict, number> = { shown: 0, read: 1, helped: 2, 'not-helped': 2 };

function verdictsIn(steps: TriedStep[]): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { kind, articles } of steps) {
    const verdict = verdictOf[kind];
    if (!verdict) continue;
    for (const { id } of articles) {
      const before = verdicts.get(String(id));
      if (!before || strength[verdict] >= strength[before]) verdicts.set(String(id), verdict);
    }
  }
  return verdicts;
}

interface SuggestionsProps {
  reference: string;
  suggestions: Suggestion[];
  bookmarks: Bookmark[];
}

/** The answers that may fit, each opened in place and put into the reply, and those that the staff keep at hand. */
export function Suggestions({ reference, suggestions, bookmarks }: SuggestionsProps) {
  const marked = new Set(bookmarks.map(({ id }) => id));
  return (
    <>
      <Fitting reference={reference} suggestions={suggestions} marked={marked} />
      <Bookmarks reference={reference} bookmarks={bookmarks} />
    </>
  );
}

interface FittingProps {
  reference: string;
  suggestions: Suggestion[];
  marked: Set<string>;
}

function Fitting({ reference, suggestions, marked }: FittingProps) {
  if (suggestions.length === 0) return null;
  return (
    <section class="suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">Answers that may fit</h2>
      <ul>
        {suggestions.map(({ id, question, excerpt, why, body, verdict }) => (
          <li>
            <details>
              <summary>
                <span class="question" dir="auto">
                  {question}
                </span>
                {verdict && <span class={`verdict ${verdict}`}>{verdictWords[verdict]}</span>}
                <span class="excerpt" dir="auto">
                  {excerpt}
                </span>
                {why.length > 0 && (
                  <span class="why">
                    <BecauseOf why={why} />
                  </span>
                )}
              </summary>
              <Blocks blocks={body} />
            </details>
            <p class="put-line">
              <PutButton
                reference={reference}
                put={`answer:${id}`}
                words={plainText(body)}
                about={`Put into the reply: ${question}`}
              >
                Put into the reply
              </PutButton>
              <PutButton
                reference={reference}
                put={`${marked.has(id) ? 'unmark' : 'mark'}:${id}`}
                about={`${marked.has(id) ? 'Take the bookmark away' : 'Bookmark'}: ${question}`}
              >
                {marked.has(id) ? 'Take the bookmark away' : 'Bookmark'}
              </PutButton>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bookmarks({ reference, bookmarks }: Pick<SuggestionsProps, 'reference' | 'bookmarks'>) {
  if (bookmarks.length === 0) return null;
  return (
    <details class="bookmarks">
      <summary>
        Bookmarked answers <span class="count">{bookmarks.length}</span>
      </summary>
      <ul>
        {bookmarks.map(({ id, question, excerpt }) => (
          <li>
            <p class="question" dir="auto">
              {question}
            </p>
            <p class="excerpt" dir="auto">
              {excerpt}
            </p>
            <p class="put-line">
              <PutButton reference={reference} put={`answer:${id}`} about={`Put into the reply: ${question}`}>
                Put into the reply
              </PutButton>
              <PutButton reference={reference} put={`unmark:${id}`} about={`Take the bookmark away: ${question}`}>
                Take the bookmark away
              </PutButton>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
