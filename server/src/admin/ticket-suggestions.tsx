/** @jsxImportSource hono/jsx */
import type { Block } from '@helpslip/shared/blocks';
import { limits } from '@helpslip/shared/limits';
import { answerBodies } from '../articles/answer-bodies.ts';
import { type SuggestedArticle, suggestArticles } from '../articles/suggest.ts';
import type { Deps } from '../deps.ts';
import type { DeskTicket, TimelineEntry } from '../tickets/desk-queries.ts';
import type { TriedStep } from '../visits/queries.ts';
import { Blocks } from '../web/blocks.tsx';
import { BecauseOf } from './because-of.tsx';

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

/** The answers that may fit, each opened in place. */
export function Suggestions({ suggestions }: { suggestions: Suggestion[] }) {
  if (suggestions.length === 0) return null;
  return (
    <section class="suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">Answers that may fit</h2>
      <ul>
        {suggestions.map(({ question, excerpt, why, body, verdict }) => (
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
          </li>
        ))}
      </ul>
    </section>
  );
}
