/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import { type ArticleImport, importOf, startImport } from '../articles/import-articles.ts';
import { blocksFromMarkdown, excerptOf } from '../articles/markdown.ts';
import { Refusal } from '../errors.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';

const importIn = (c: WebContext) => importOf(c.get('deps'), staffIn(c).id, c.req.param('import') ?? '');

/** GET /admin/answers/imports/:import: what was read, or how far it is. */
export async function importPage(c: WebContext): Promise<Response> {
  const found = await importIn(c);
  if (found.status === 'running') c.header('Refresh', '1');
  const list = `/admin/answers?${new URLSearchParams({ site: found.siteKey })}`;
  return answerPage(
    c,
    { title: 'Import', here: 'answers' },
    <div class="answer-files">
      <p class="back">
        <a href={list}>All answers</a>
      </p>
      <h1 dir="auto">{found.fileName}</h1>
      {found.status === 'checked' ? <Check found={found} formToken={c.get('formToken')} /> : <Progress found={found} />}
      <Faults found={found} />
      {found.status === 'checked' && <Sample found={found} />}
    </div>,
  );
}

/** POST /admin/answers/imports/:import */
export async function startImportDoor(c: WebContext): Promise<Response> {
  const found = await importIn(c);
  const { values } = await readForm(c, v.strictObject({ as: v.picklist(['published', 'draft']) }));
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  await startImport(c.get('deps'), staffIn(c).id, found.id, values.as === 'published');
  return c.redirect(`/admin/answers/imports/${found.id}`, 303);
}

const counted = (count: number) => (count === 1 ? '1 answer' : `${count} answers`);

function Check({ found, formToken }: { found: ArticleImport; formToken: string | undefined }) {
  if (found.count === 0)
    return <p class="lead">Nothing in it can be added. Mend what is told here, then read it again.</p>;
  return (
    <form method="post" action={`/admin/answers/imports/${found.id}`}>
      <FormToken value={formToken} />
      <p class="lead">
        {counted(found.count)} of {found.total} can be added to <bdi>{found.siteName}</bdi>. Nothing is added yet.
      </p>
      <div class="buttons">
        <button class="button" type="submit" name="as" value="published">
          Add and publish
        </button>
        <button class="button quiet" type="submit" name="as" value="draft">
          Add as drafts
        </button>
      </div>
    </form>
  );
}

function Progress({ found: { status, added, count } }: { found: ArticleImport }) {
  return (
    <div role="status" class="progress">
      <p class="lead">{status === 'done' ? `${counted(added)} added.` : `${added} of ${counted(count)} added…`}</p>
      <progress value={String(added)} max={String(count)} aria-label="Answers added" />
    </div>
  );
}

function Faults({ found: { faults, total, count } }: { found: ArticleImport }) {
  if (faults.length === 0) return null;
  return (
    <section aria-labelledby="faults-title">
      <h2 id="faults-title">Left out: {total - count}</h2>
      <ul class="file-faults">
        {faults.map(({ place, fault }) => (
          <li>
            <b dir="auto">{place}</b>
            <span>{fault}</span>
          </li>
        ))}
        {total - count > faults.length && <li>and {total - count - faults.length} more</li>}
      </ul>
    </section>
  );
}

function Sample({ found: { articles, count } }: { found: ArticleImport }) {
  if (articles.length === 0) return null;
  return (
    <section aria-labelledby="sample-title">
      <h2 id="sample-title">{count > articles.length ? `The first ${articles.length} of ${count}` : 'To be added'}</h2>
      <ul class="file-sample">
        {articles.map(({ question, body, categories }) => (
          <li>
            <b dir="auto">{question}</b>
            <span class="excerpt" dir="auto">
              {excerptOf(blocksFromMarkdown(body))}
            </span>
            {categories.length > 0 && <span class="facts">{categories.join(', ')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
