/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type DeskArticle, deskArticle } from '../articles/desk-queries.ts';
import { blocksFromMarkdown } from '../articles/markdown.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { categoriesOf } from '../sites/queries.ts';
import { Blocks } from '../web/blocks.tsx';
import type { WebContext } from '../web/route.ts';
import { AnswerForm } from './answers-form.tsx';
import { ArticleStatusMark } from './answers-status.tsx';
import { type TextFaults, type TypedText, typedOf } from './answers-typed.ts';
import { staffIn } from './desk-route.tsx';
import { languageName } from './language-name.ts';
import { answerPage } from './layout.tsx';

export const answerHref = (id: number) => `/admin/answers/${id}`;

/** The answer that an address names. @throws Refusal `not-found` */
export function articleIn(c: WebContext): Promise<DeskArticle> {
  return deskArticle(c.get('deps'), staffIn(c).id, c.req.param('id') ?? '');
}

/** GET /admin/answers/:id */
export async function answerEditPage(c: WebContext): Promise<Response> {
  return answerEditor(c, await articleIn(c), {});
}

/** What is to be told with the form: what was typed, and why it is not saved. */
export interface Telling {
  status?: ContentfulStatusCode;
  typed?: TypedText;
  faults?: TextFaults;
  notice?: string;
  /** What differs from what is saved. */
  difference?: Child;
}

/** Answers with the form of an answer that is there already. */
export async function answerEditor(c: WebContext, article: DeskArticle, telling: Telling): Promise<Response> {
  const [categories, sites] = await Promise.all([
    categoriesOf(c.get('deps'), article.siteId),
    sitesOfStaff(c.get('deps'), staffIn(c).id),
  ]);
  const locales = sites.find(({ id }) => id === article.siteId)?.locales ?? [];
  const typed = telling.typed ?? typedOf(article.text);
  const href = answerHref(article.id);
  return answerPage(
    c,
    { title: article.text.question, here: 'answers', scripts: ['preview'], status: telling.status ?? 200 },
    <div class="answer">
      <AnswerHead site={article.siteKey} title={article.text.question}>
        <ArticleStatusMark status={article.status} />
        <a href={`${href}/history`}>History</a>
        {locales.slice(1).map((locale) => (
          <a href={`${href}/in/${locale}`}>In {languageName(locale)}</a>
        ))}
      </AnswerHead>
      <SaidFirst telling={telling} saved={c.req.query('saved')} />
      <div class="answer-desk">
        <AnswerForm
          href={href}
          typed={typed}
          faults={telling.faults ?? {}}
          categories={categories}
          status={article.status}
          seenRevision={article.revision}
          formToken={c.get('formToken')}
        />
        <Preview typed={typed} />
      </div>
    </div>,
  );
}

export function AnswerHead({ site, title, children }: { site: string; title: string; children?: Child }) {
  return (
    <header class="answer-head">
      <p class="back">
        <a href={`/admin/answers?${new URLSearchParams({ site })}`}>All answers</a>
      </p>
      <h1 dir="auto">{title}</h1>
      {children && <p class="facts">{children}</p>}
    </header>
  );
}

const savedWords: Record<string, string> = {
  yes: 'Saved.',
  published: 'Published. Visitors find it from now on.',
  withdrawn: 'Withdrawn. Visitors no longer see it; you can publish it again.',
  restored: 'Restored as a new state. The one before is in the history.',
};

export function SaidFirst({
  telling: { notice, difference },
  saved,
}: {
  telling: Telling;
  saved?: string | undefined;
}) {
  const said = saved === undefined ? undefined : savedWords[saved];
  return (
    <>
      {said && (
        <p class="done" role="status">
          {said}
        </p>
      )}
      {notice && (
        <div class="notice bad" role="alert">
          {notice}
        </div>
      )}
      {difference}
    </>
  );
}

/** The answer as visitors read it. */
export function Preview({ typed: { question, body } }: { typed: TypedText }) {
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">As visitors read it</h2>
      <div class="preview-card" id="preview">
        <p class="question" dir="auto">
          {question || 'The question'}
        </p>
        <Blocks blocks={blocksFromMarkdown(body)} />
      </div>
    </section>
  );
}
