/** @jsxImportSource hono/jsx */
import type { TriedStep } from '../visits/queries.ts';
import { NoMark, YesMark } from './marks.tsx';

interface StepsProps {
  steps: TriedStep[];
  /** Names of categories by their keys. */
  categoryNames: Map<string, string>;
}

/** Everything that was tried, step by step. */
export function TriedSteps({ steps, categoryNames }: StepsProps) {
  return (
    <ol>
      {steps.map((step) => (
        <Step step={step} categoryNames={categoryNames} />
      ))}
    </ol>
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
