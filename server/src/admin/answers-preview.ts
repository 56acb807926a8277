import * as v from 'valibot';
import { blocksFromMarkdown } from '../articles/markdown.ts';
import { Refusal } from '../errors.ts';
import type { WebContext } from '../web/route.ts';
import { readForm } from './form.ts';

/** POST /admin/answers/preview: typed Markdown as the blocks that visitors are sent, for the script of the page. Nothing is kept. */
export async function previewDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, v.strictObject({ body: v.string() }));
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  return c.json({ blocks: blocksFromMarkdown(values.body) });
}
