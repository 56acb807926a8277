import { strToU8, Zip, ZipDeflate } from 'fflate';
import { stringify } from 'yaml';
import { type ExportedArticle, exportedArticles } from '../articles/export-articles.ts';
import { csvOf } from '../web/csv.ts';
import type { WebContext } from '../web/route.ts';
import { ownSite } from './answers-files.tsx';

const HEADER = ['id', 'status', 'question', 'answer', 'phrasings', 'categories', 'context', 'pinned'];

/** GET /admin/answers/export.csv */
export async function exportTable(c: WebContext): Promise<Response> {
  const site = await ownSite(c, c.req.query('site'));
  const batches = exportedArticles(c.get('deps'), site.id);
  const encoder = new TextEncoder();
  async function* parts() {
    yield encoder.encode(csvOf([HEADER]));
    // The mark of the byte order stands at the beginning alone.
    for await (const batch of batches) yield encoder.encode(csvOf(batch.map(rowOf)).slice(1));
  }
  return download(c, parts(), 'text/csv; charset=utf-8', `${site.key}-answers.csv`);
}

function rowOf(article: ExportedArticle): (string | number)[] {
  const { id, status, question, body, phrasings, categories, context, isPinned } = article;
  return [id, status, question, body, phrasings.join('\n'), categories.join(', '), context, isPinned ? 'yes' : 'no'];
}

/** GET /admin/answers/export.zip */
export async function exportFolder(c: WebContext): Promise<Response> {
  const site = await ownSite(c, c.req.query('site'));
  const batches = exportedArticles(c.get('deps'), site.id);
  async function* parts() {
    let packed: Uint8Array[] = [];
    const zip = new Zip((fault, part) => {
      if (fault) throw fault;
      packed.push(part);
    });
    for await (const batch of batches) {
      for (const article of batch) {
        const file = new ZipDeflate(`${article.status}/${article.id}.md`);
        zip.add(file);
        file.push(strToU8(markdownOf(article)), true);
      }
      yield Buffer.concat(packed);
      packed = [];
    }
    zip.end();
    yield Buffer.concat(packed);
  }
  return download(c, parts(), 'application/zip', `${site.key}-answers.zip`);
}

function markdownOf({ question, phrasings, categories, context, isPinned, body }: ExportedArticle): string {
  const facts = stringify({ question, phrasings, categories, context, pinned: isPinned });
  return `---\n${facts}---\n${body}\n`;
}

function download(c: WebContext, parts: AsyncGenerator<Uint8Array>, type: string, name: string): Response {
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return c.body(stream, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
}
