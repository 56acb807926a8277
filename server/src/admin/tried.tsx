/** @jsxImportSource hono/jsx */
import type { Deps } from '../deps.ts';
import type { DeskTicket, MergedTicket } from '../tickets/desk-queries.ts';
import { type TriedStep, visitSteps } from '../visits/queries.ts';
import { NoMark, YesMark } from './marks.tsx';
import { spanWords } from './times.tsx';

interface TriedProps {
  steps: TriedStep[];
  openedAt: Date;
  categoryNames: Map<string, string>;
}

/** Browsers say when a thing happened only roughly: a step may seem to come a moment after the ticket that it led to. */
const SLACK_MS = 10_000;

/** What was tried in the visits that led to a ticket and to those merged into it. */
export async function stepsBefore(deps: Deps, ticket: DeskTicket, merged: MergedTicket[]): Promise<TriedStep[]> {
  const visits = new Set([ticket, ...merged].flatMap(({ visitId }) => visitId ?? []));
  const steps = await Promise.all([...visits].map((visit) => visitSteps(deps, ticket.siteId, visit)));
  return steps.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What was tried, in one line, for where the whole of it stands further down. */
export function TriedLine({ steps, openedAt }: Pick<TriedProps, 'steps' | 'openedAt'>) {
  const [first] = steps;
  if (!first) return null;
  const searched = steps.filter(({ kind }) => kind === 'searched').length;
  const read = steps.filter(({ kind }) => kind === 'article-opened').length;
  const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
  return (
    <p class="tried-line">
      <a href="#tried">
        Before asking: {counted(searched, 'search', 'searches')}, {counted(read, 'answer', 'answers')} read, in{' '}
        {spanWords(openedAt.getTime() - first.at.getTime())}
      </a>
    </p>
  );
}

/** Everything this visitor tried before asking, in its order, and how long it took. */
export function Tried({ steps, openedAt, categoryNames }: TriedProps) {
  const before = steps.filter(({ at }) => at.getTime() <= openedAt.getTime() + SLACK_MS);
  const [first] = before;
  return (
    <section class="tried" id="tried">
      <h2>Before asking</h2>
      {first ? (
        <>
          <p class="lead">Took {spanWords(openedAt.getTime() - first.at.getTime())} until they wrote.</p>
          <ol>
            {before.map((step) => (
              <Step step={step} categoryNames={categoryNames} />
            ))}
          </ol>
        </>
      ) : (
        <p class="lead">Nothing is known of it: they wrote without the widget, or chose not to tell.</p>
      )}
    </section>
  );
}

function Step({ step, categoryNames }: { step: TriedStep; categoryNames: Map<string, string> }) {
  const [article] = step.articles;
  const question = article?.question ? <q dir="auto">{article.question}</q> : 'an answer that is gone';
  switch (step.kind) {
    case 'opened':
      return <li>Opened the widget</li>;
    case 'category-picked':
      return (
        <li>
          Picked <b dir="auto">{categoryNames.get(step.categoryKey ?? '') ?? step.categoryKey}</b>
        </li>
      );
    case 'searched':
      return (
        <li>
          Searched for{' '}
          <b>
            <q dir="auto">{step.query}</q>
          </b>
          <Shown step={step} none="and found nothing" />
        </li>
      );
    case 'articles-shown':
      return (
        <li>
          Was shown
          <Shown step={step} none="no answer" />
        </li>
      );
    case 'article-opened':
      return <li>Read {question}</li>;
    case 'helped':
      return (
        <li class="verdict">
          <YesMark /> Helped: {question}
        </li>
      );
    case 'not-helped':
      return (
        <li class="verdict">
          <NoMark /> Did not help: {question}
        </li>
      );
    default:
      return <li>Went on to write</li>;
  }
}

function Shown({ step, none }: { step: TriedStep; none: string }) {
  const { articles } = step;
  if (articles.length === 0) return <> {none}</>;
  return (
    <details>
      <summary>{articles.length === 1 ? '1 answer' : `${articles.length} answers`}</summary>
      <ul>
        {articles.map(({ question }) => (
          <li>
            <bdi>{question ?? 'an answer that is gone'}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
