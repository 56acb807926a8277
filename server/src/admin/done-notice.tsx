/** @jsxImportSource hono/jsx */
import type { WebContext } from '../web/route.ts';

/** What was just done, told on the page that the browser was sent on to. @param words by the value of `done` in the address */
export function DoneNotice({ c, words }: { c: WebContext; words: Record<string, string> }) {
  const done = c.req.query('done') ?? '';
  const said = Object.hasOwn(words, done) ? words[done] : undefined;
  return said ? (
    <p class="notice done" role="status">
      {said}
    </p>
  ) : null;
}
