/** @jsxImportSource hono/jsx */
import { checkImport } from '../articles/check-import.ts';
import { Refusal } from '../errors.ts';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import { formFields, formFiles } from '../web/form.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage, FormToken } from './layout.tsx';

/** What a form with files of answers may weigh. */
export const FILE_BYTES = 10_000_000;

/** The site of a key among theirs. @throws Refusal `not-found` */
export async function ownSite(c: WebContext, key: string | undefined): Promise<StaffSite> {
  const sites = await sitesOfStaff(c.get('deps'), staffIn(c).id);
  const site = key ? sites.find((one) => one.key === key) : sites[0];
  if (!site) throw new Refusal('not-found', 'There is no site with this key among yours.');
  return site;
}

/** GET /admin/answers/files */
export async function answerFilesPage(c: WebContext): Promise<Response> {
  return answerFiles(c, await ownSite(c, c.req.query('site')));
}

/** POST /admin/answers/files: reads the files and shows what was found; nothing is added yet. */
export async function checkFilesDoor(c: WebContext): Promise<Response> {
  const site = await ownSite(c, (await formFields(c)).get('site') ?? '-');
  const files = await formFiles(c);
  if (files.length === 0) return answerFiles(c, site, 'Choose a file first.');
  const given = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const id = await checkImport(c.get('deps'), staffIn(c).id, site.id, given);
  return c.redirect(`/admin/answers/imports/${id}`, 303);
}

function answerFiles(c: WebContext, site: StaffSite, fault?: string): Response | Promise<Response> {
  const query = new URLSearchParams({ site: site.key });
  return answerPage(
    c,
    { title: 'Import and export answers', here: 'answers', status: fault ? 422 : 200 },
    <div class="answer-files">
      <p class="back">
        <a href={`/admin/answers?${query}`}>All answers</a>
      </p>
      <h1>
        Import and export answers of <bdi>{site.name}</bdi>
      </h1>
      <section aria-labelledby="import-title">
        <h2 id="import-title">Import</h2>
        <form method="post" action="/admin/answers/files" enctype="multipart/form-data">
          <FormToken value={c.get('formToken')} />
          <input type="hidden" name="site" value={site.key} />
          <label for="files">CSV table, Markdown files, or a zip of Markdown files</label>
          <input
            id="files"
            name="files"
            type="file"
            multiple
            accept=".csv,.md,.markdown,.zip"
            aria-invalid={fault ? 'true' : undefined}
            aria-describedby={fault ? 'files-fault' : 'files-hint'}
          />
          {fault ? (
            <p class="fault" id="files-fault">
              {fault}
            </p>
          ) : (
            <p class="hint" id="files-hint">
              Up to 10 MB. You see what was read, and what is wrong with it, before anything is added.
            </p>
          )}
          <button class="button" type="submit">
            Read
          </button>
        </form>
        <details>
          <summary>How the files look</summary>
          <p>
            A table has the columns <code>question</code> and <code>answer</code>, and may have <code>phrasings</code>{' '}
            (one a line, or with <code>|</code> between them), <code>categories</code> (keys, with commas),{' '}
            <code>context</code> and <code>pinned</code> (yes).
          </p>
          <p>
            A Markdown file begins with the question as its heading, or with the same names between lines of dashes:
          </p>
          <pre>{EXAMPLE}</pre>
        </details>
      </section>
      <section aria-labelledby="export-title">
        <h2 id="export-title">Export</h2>
        <p class="lead">All answers, drafts and withdrawn ones as well. What you export can be imported again.</p>
        <div class="buttons">
          <a class="button quiet" href={`/admin/answers/export.csv?${query}`} download>
            CSV table
          </a>
          <a class="button quiet" href={`/admin/answers/export.zip?${query}`} download>
            Markdown files (zip)
          </a>
        </div>
      </section>
    </div>,
  );
}

const EXAMPLE = `---
question: How do I clean the grinder?
phrasings:
  - grinder dirty
categories: [product]
---
Brush it **dry**, never with water.`;
