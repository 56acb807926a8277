/** @jsxImportSource hono/jsx */
import { type ArticleRevision, articleHistory } from '../articles/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { Difference, linesOf } from './answers-difference.tsx';
import { AnswerHead, answerHref, articleIn } from './answers-edit.tsx';
import { ArticleStatusMark } from './answers-status.tsx';
import { answerPage, FormToken } from './layout.tsx';
import { Instant } from './times.tsx';

/** GET /admin/answers/:id/history */
export async function answerHistoryPage(c: WebContext): Promise<Response> {
  const article = await articleIn(c);
  const history = await articleHistory(c.get('deps'), article.id);
  const now = c.get('deps').clock();
  return answerPage(
    c,
    { title: `History: ${article.text.question}`, here: 'answers' },
    <div class="answer">
      <AnswerHead site={article.siteKey} title={article.text.question}>
        <ArticleStatusMark status={article.status} />
        <a href={answerHref(article.id)}>Back to the answer</a>
      </AnswerHead>
      <h2>History</h2>
      {history.length === 0 && <p class="lead">Nobody has changed this answer since it was added.</p>}
      <ol class="revisions">
        {history.map((one, place) => (
          <li>
            <p class="who">
              <span>{one.staffName === null ? 'As it came' : <bdi>{one.staffName}</bdi>}</span>
              <ArticleStatusMark status={one.status} />
              <span class="when">
                <Instant at={one.at} now={now} timeZone={article.timeZone} />
              </span>
            </p>
            <Changes one={one} before={history[place + 1]} />
            {one.revision !== article.revision && (
              <form method="post" action={`${answerHref(article.id)}/restore`}>
                <FormToken value={c.get('formToken')} />
                <input type="hidden" name="seen" value={String(article.revision)} />
                <button class="button quiet" type="submit" name="revision" value={String(one.revision)}>
                  Restore
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </div>,
  );
}

function Changes({ one, before }: { one: ArticleRevision; before: ArticleRevision | undefined }) {
  return (
    <details>
      <summary>{before ? 'What changed' : 'What it said'}</summary>
      <Difference before={linesOf(before?.text ?? one.text)} after={linesOf(one.text)} by="lines" />
    </details>
  );
}
