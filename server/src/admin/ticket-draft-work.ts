import { limits } from '@helpslip/shared/limits';
import { parseReference } from '@helpslip/shared/reference';
import { codePoints, lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { answerBodies } from '../articles/answer-bodies.ts';
import { setBookmark } from '../articles/bookmarks.ts';
import { plainText } from '../articles/plain-text.ts';
import { Refusal } from '../errors.ts';
import { categoriesOf } from '../sites/queries.ts';
import { type DeskTicket, deskTicket } from '../tickets/desk-queries.ts';
import { keepDraft } from '../tickets/drafts.ts';
import { savedReply } from '../tickets/saved-replies.ts';
import type { WebContext } from '../web/route.ts';
import { checklist, tickedIn } from './checklist.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { keptFiles } from './reply-files.ts';
import { filledWords, ownOpenings } from './reply-words.ts';
import { answerTicket, referenceIn } from './ticket.tsx';
import { seen, unreadable } from './ticket-work.ts';

const draftSchema = v.strictObject({
  message: lines(limits.message),
  put: v.optional(v.pipe(v.string(), v.regex(/^(?:answer|saved|opening|mark|unmark):\d{1,15}$/))),
  seen,
  ...checklist,
  // A draft keeps no files.
  ...keptFiles,
});

/** What is put into a reply, and whether it stands before what is there. */
interface Put {
  words: string;
  isFirst: boolean;
}

/** POST /admin/tickets/:reference/draft: keeps what was typed, with something put into it where that was asked for. */
export async function draftDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const { values, unfinished } = await readForm(c, draftSchema);
  if (!values) {
    const { message: replyFault } = unfinished.faults;
    if (!replyFault) throw unreadable();
    const ticked = tickedIn(unfinished.typed);
    return answerTicket(c, { status: 422, reply: unfinished.typed.message ?? '', replyFault, ticked });
  }
  const ticket = await deskTicket(deps, staff.id, referenceIn(c));
  const ticked = tickedIn(values);
  const body = withPut(values.message, values.put ? await wordsToPut(c, ticket, values.put) : null);
  if (codePoints(body) > limits.message) {
    const replyFault = 'There is no room for this. Shorten the reply, then put it in again.';
    return answerTicket(c, { status: 422, reply: values.message, replyFault, ticked });
  }
  await keepDraft(deps, staff.id, parseReference(ticket.reference) ?? '', { body, ticked }, values.seen);
  return c.redirect(`/admin/tickets/${ticket.reference}#reply`, 303);
}

function withPut(typed: string, put: Put | null): string {
  if (!put || typed.includes(put.words)) return typed;
  const parts = put.isFirst ? [put.words, typed] : [typed, put.words];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** @returns null where nothing is put into the reply @throws Refusal `not-found` */
async function wordsToPut(c: WebContext, ticket: DeskTicket, put: string): Promise<Put | null> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const [what, id = ''] = put.split(':');
  switch (what) {
    case 'mark':
    case 'unmark':
      await setBookmark(deps, staff.id, ticket.siteId, id, what === 'mark');
      return null;
    case 'answer': {
      const blocks = (await answerBodies(deps, ticket.siteId, [id])).get(String(Number(id)));
      if (!blocks) throw new Refusal('not-found', 'There is no such answer on the site of this ticket.');
      return { words: plainText(blocks), isFirst: false };
    }
    case 'saved': {
      const saved = await savedReply(deps, staff.id, Number(id));
      if (saved.siteId !== ticket.siteId) throw new Refusal('not-found', 'This saved reply is of another site.');
      return { words: filledWords(saved.body, ticket, staff), isFirst: saved.kind === 'opening' };
    }
    default: {
      const categories = await categoriesOf(deps, ticket.siteId);
      const kind = categories.find(({ key }) => key === ticket.categoryKey)?.kind ?? 'question';
      const opening = ownOpenings(kind)[Number(id)];
      if (!opening) throw new Refusal('not-found', 'There is no such beginning.');
      return { words: filledWords(opening.body, ticket, staff), isFirst: true };
    }
  }
}
