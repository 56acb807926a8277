/** @jsxImportSource hono/jsx */
import type { ListedArticle } from '../articles/desk-queries.ts';
import type { ArticleGaps } from '../articles/translations.ts';
import { type ArticleFigures, FIGURE_DAYS } from '../visits/article-figures.ts';
import { answerHref } from './answers-edit.tsx';
import { ArticleStatusMark } from './answers-status.tsx';
import { answerTranslationHref } from './answers-translation.tsx';
import { languageName } from './language-name.ts';

interface ListProps {
  articles: ListedArticle[];
  figures: Map<number, ArticleFigures>;
  categories: { key: string; name: string }[];
  /** Of each language that the site offers besides its first: where answers are missing or older. */
  gaps: { locale: string; gaps: ArticleGaps['gaps'] }[];
}

const FIGURES: [keyof ArticleFigures, string][] = [
  ['shown', 'Shown'],
  ['opened', 'Opened'],
  ['helped', 'Helped'],
  ['stillWrote', 'Still wrote'],
];

/** The answers, each with in how many visits it was met and what came of it. */
export function AnswersList({ articles, figures, categories, gaps }: ListProps) {
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
                <LanguageGaps id={id} gaps={gaps} />
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

/** The languages in which an answer is missing, or older than it is now. */
function LanguageGaps({ id, gaps }: { id: number; gaps: ListProps['gaps'] }) {
  return (
    <>
      {gaps.map(({ locale, gaps: of }) => {
        const gap = of.get(id);
        return (
          gap && (
            <a class="gap" href={answerTranslationHref(id, locale)}>
              {gap === 'missing' ? `Not in ${languageName(locale)}` : `Older in ${languageName(locale)}`}
            </a>
          )
        );
      })}
    </>
  );
}
