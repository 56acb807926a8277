/** @jsxImportSource hono/jsx */
import { articleLimits } from '../articles/article-text.ts';
import { withoutPersonal } from '../articles/without-personal.ts';
import { type ReplyForAnswer, replyForAnswer } from '../tickets/reply-for-answer.ts';
import { visitSteps } from '../visits/queries.ts';
import type { WebContext } from '../web/route.ts';
import { Difference } from './answers-difference.tsx';
import type { TypedText } from './answers-typed.ts';
import { staffIn } from './desk-route.tsx';

const MOST_OFFERED = 10;

/** A reply on its way to become an answer. */
export interface ReplyAsAnswer extends Pick<ReplyForAnswer, 'reference' | 'body'> {
  /** The key of its site. */
  site: string;
  typed: TypedText;
  /** What this visitor had searched for. */
  offered: string[];
}

/**
 * Makes an answer of a reply: its text without what belongs to one person, and the words that the visitor searched by.
 * @param messageId as it stands in an address
 * @throws Refusal `not-found`
 */
export async function answerFromReply(c: WebContext, messageId: string): Promise<ReplyAsAnswer> {
  const deps = c.get('deps');
  const reply = await replyForAnswer(deps, staffIn(c).id, messageId);
  const steps = reply.visitId ? await visitSteps(deps, reply.siteId, reply.visitId) : [];
  const question = withoutPersonal(reply.subject, reply);
  const queries = steps.flatMap(({ kind, query }) => (kind === 'searched' && query ? [query.trim()] : []));
  const known = new Set([question.toLowerCase(), '']);
  // Of "in", "inv", "invoice", typed with a pause, only the last was meant.
  const meant = queries.filter((query, at) => !queries.slice(at + 1).some((later) => later.startsWith(query)));
  const offered = meant.filter((query) => !known.has(query.toLowerCase()) && known.add(query.toLowerCase()));
  return {
    site: reply.siteKey,
    reference: reply.reference,
    body: reply.body,
    offered: offered.slice(0, MOST_OFFERED),
    typed: {
      question: [...question].slice(0, articleLimits.question).join(''),
      phrasings: '',
      body: withoutPersonal(reply.body, reply),
      context: '',
      categories: [reply.categoryKey],
      isPinned: false,
    },
  };
}

/** What was taken out of the reply, to be looked at before anything is published. */
export function TakenOut({ reply }: { reply: ReplyAsAnswer }) {
  return (
    <details class="taken-out" open={reply.typed.body !== reply.body}>
      <summary>What was taken out of the reply</summary>
      <p class="lead">
        Names, addresses, numbers, greeting and signature. Read the answer below once more: what belongs to one person
        must not stand in it.
      </p>
      <Difference before={reply.body} after={reply.typed.body} by="words" />
    </details>
  );
}
