/** @jsxImportSource hono/jsx */
import type { ListedArticle } from '../articles/desk-queries.ts';
import { type ArticleFigures, FIGURE_DAYS } from '../visits/article-figures.ts';
import { answerHref } from './answers-edit.tsx';
import { ArticleStatusMark } from './answers-status.tsx';

interface ListProps {
  articles: ListedArticle[];
  figures: Map<number, ArticleFigures>;
  categories: { key: string; name: string }[];
}

const FIGURES: [keyof ArticleFigures, string][] = [
  ['shown', 'Shown'],
  ['opened', 'Opened'],
  ['helped', 'Helped'],
  ['stillWrote', 'Still wrote'],
];

/** The answers, each with in how many visits it was met and what came of it. */
export function AnswersList({ articles, figures, categories }: ListProps) {
  const nameOf = (key: string) => categories.find((category) => category.key === key)?.name ?? key;
  return (
    <table class="answers-list">
      <caption>
        Figures count visits of the last {FIGURE_DAYS} days. “Still wrote”: opened the answer, and wrote all the same.
      </caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          {FIGURES.map(([, label]) => (
            <th scope="col" class="figure">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {articles.map(({ id, question, excerpt, status, isPinned, categories: keys }) => (
          <tr>
            <th scope="row">
              <a href={answerHref(id)} dir="auto">
                {question}
              </a>
              <span class="excerpt" dir="auto">
                {excerpt}
              </span>
              <span class="facts">
                {status !== 'published' && <ArticleStatusMark status={status} />}
                {isPinned && <span>Pinned</span>}
                <bdi>{keys.map(nameOf).join(', ') || 'In no category: found by search alone'}</bdi>
              </span>
            </th>
            {FIGURES.map(([name, label]) => (
              <td class="figure" data-label={label}>
                {figures.get(id)?.[name] ?? 0}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
