/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { deskArticle } from '../articles/desk-queries.ts';
import { Refusal } from '../errors.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';

/** The part of an address that says what was added. */
export const addedQuery = (article: string, words: string) => new URLSearchParams({ added: article, words });

/** Says which words an answer has just got. Said only when it is so: an address can be made up. */
export async function AddedNotice({ c }: { c: WebContext }) {
  const article = await addedTo(c);
  const words = (c.req.query('words') ?? '').slice(0, limits.query);
  const isThere =
    article && [article.question, ...article.phrasings].some((one) => one.toLowerCase() === words.toLowerCase());
  if (!isThere) return null;
  return (
    <p class="notice done" role="status">
      <q dir="auto">{words}</q> is now a phrasing of{' '}
      <a href={`/admin/answers/${article.id}`}>
        <bdi>{article.question}</bdi>
      </a>
      . Visitors find it by these words from now on; the days that are over stay as they were.
    </p>
  );
}

async function addedTo(c: WebContext) {
  const id = c.req.query('added');
  if (id === undefined) return null;
  try {
    const { text } = await deskArticle(c.get('deps'), staffIn(c).id, id);
    return { id, question: text.question, phrasings: text.phrasings };
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
}
