/** @jsxImportSource hono/jsx */

import * as v from 'valibot';
import type { ArticleText } from '../articles/article-text.ts';
import { articleHistory, type DeskArticle } from '../articles/desk-queries.ts';
import { saveArticle } from '../articles/save-article.ts';
import type { ArticleStatus } from '../db/schema.ts';
import { Refusal } from '../errors.ts';
import { statuses } from '../web/problems.ts';
import type { WebContext } from '../web/route.ts';
import { Difference, linesOf } from './answers-difference.tsx';
import { answerEditor, answerHref, articleIn } from './answers-edit.tsx';
import { checkText, type TypedAnswer, typedAnswer, typedOf } from './answers-typed.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';

const statusOf: Partial<Record<TypedAnswer['act'], ArticleStatus>> = { publish: 'published', withdraw: 'withdrawn' };

/** POST /admin/answers/:id: saves it, or shows it as it would be. What cannot be saved stays as typed. */
export async function saveAnswerDoor(c: WebContext): Promise<Response> {
  const article = await articleIn(c);
  const { text: typed, act, seenRevision } = await typedAnswer(c);
  // The form goes on from the state that it was made from: a preview does not hide that somebody else was faster.
  if (act === 'preview') return answerEditor(c, { ...article, revision: seenRevision }, { typed });
  const { text, faults } = textOf(typed);
  if (!text) return answerEditor(c, { ...article, revision: seenRevision }, { status: 422, typed, faults });
  const status = statusOf[act];
  const isSaved = await unlessChanged(() =>
    saveArticle(c.get('deps'), staffIn(c).id, article.id, { seenRevision, text, status }),
  );
  if (!isSaved) return answerConflict(c, text);
  return c.redirect(`${answerHref(article.id)}?saved=${status ?? 'yes'}`, 303);
}

function textOf(typed: TypedAnswer['text']) {
  const checked = checkText(typed);
  return 'text' in checked ? { text: checked.text, faults: {} } : { text: undefined, faults: checked.faults };
}

/** POST /admin/answers/:id/restore: makes a state of the history the newest one. */
export async function restoreAnswerDoor(c: WebContext): Promise<Response> {
  const article = await articleIn(c);
  const count = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));
  const { values } = await readForm(c, v.strictObject({ revision: count, seen: count }));
  const history = await articleHistory(c.get('deps'), article.id);
  const restored = history.find(({ revision }) => revision === values?.revision);
  if (!values || !restored) throw new Refusal('not-found', 'There is no such state of this answer.');
  const saved = { seenRevision: values.seen, text: restored.text };
  const isSaved = await unlessChanged(() => saveArticle(c.get('deps'), staffIn(c).id, article.id, saved));
  if (!isSaved) return answerConflict(c, restored.text);
  return c.redirect(`${answerHref(article.id)}?saved=restored`, 303);
}

async function unlessChanged(save: () => Promise<void>): Promise<boolean> {
  try {
    await save();
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'conflict') return false;
    throw thrown;
  }
}

/** Shows what is saved beside what was typed; the form holds what was typed, and now knows what it would replace. */
async function answerConflict(c: WebContext, mine: ArticleText): Promise<Response> {
  const article = await articleIn(c);
  const [last] = await articleHistory(c.get('deps'), article.id);
  return answerEditor(c, article, {
    status: statuses.conflict.status,
    typed: typedOf(mine),
    notice: `${last?.staffName ?? 'Somebody else'} changed this answer while you had it open. Yours is not saved yet. Take over what you want to keep, then save; what is there now stays in the history.`,
    difference: <ConflictDifference article={article} mine={mine} />,
  });
}

function ConflictDifference({ article, mine }: { article: DeskArticle; mine: ArticleText }) {
  return (
    <section class="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title">From what is saved now to yours</h2>
      <Difference before={linesOf(article.text)} after={linesOf(mine)} by="lines" />
    </section>
  );
}
