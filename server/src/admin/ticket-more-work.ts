import { limits } from '@helpslip/shared/limits';
import { formatReference, parseReference } from '@helpslip/shared/reference';
import { filledLines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { addNote } from '../tickets/add-note.ts';
import { logContact } from '../tickets/log-contact.ts';
import { mergeTickets } from '../tickets/merge-tickets.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import type { WebContext } from '../web/route.ts';
import { readForm, type Unfinished } from './form.ts';
import { answerTicket } from './ticket.tsx';
import type { MoreTrouble } from './ticket-more.tsx';
import { changed, seen, unreadable } from './ticket-work.ts';

const body = filledLines(limits.message);
export const way = v.picklist(['phone', 'chat', 'in-person']);

const noteSchema = v.strictObject({ body, seen });
const logSchema = v.strictObject({ body, way, answers: v.optional(v.literal('yes')), seen });
const moveSchema = v.strictObject({ category: v.pipe(v.string(), v.maxLength(limits.siteKey)), seen });
const mergeSchema = v.strictObject({ into: v.pipe(v.string(), v.maxLength(20)), seen });

/** POST /admin/tickets/:reference/note */
export async function noteDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, noteSchema);
  if (!values) return tryAgain(c, 'note', unfinished);
  return changed(c, { seenAt: values.seen }, (staffId, reference) =>
    addNote(c.get('deps'), staffId, reference, { body: values.body, seenAt: values.seen }),
  );
}

/** POST /admin/tickets/:reference/log */
export async function logDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, logSchema);
  if (!values) return tryAgain(c, 'log', unfinished);
  const { body: said, way: spoken, answers, seen: seenAt } = values;
  const contact = { way: spoken, body: said, isAnswer: answers === 'yes', seenAt };
  // What was typed stands in its form again when the ticket changed meanwhile.
  const more: MoreTrouble = { verb: 'log', typed: { body: said, way: spoken }, faults: {} };
  return changed(c, { seenAt, more }, (staffId, reference) => logContact(c.get('deps'), staffId, reference, contact));
}

/** POST /admin/tickets/:reference/move */
export async function moveDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, moveSchema);
  if (!values) throw unreadable();
  return changed(c, { seenAt: values.seen }, (staffId, reference) =>
    moveTicket(c.get('deps'), staffId, reference, values.category, values.seen),
  );
}

/** POST /admin/tickets/:reference/merge */
export async function mergeDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, mergeSchema);
  const target = values && parseReference(values.into);
  if (!target) throw unreadable();
  return changed(c, { seenAt: values.seen, goTo: formatReference(target) }, (staffId, source) =>
    mergeTickets(c.get('deps'), staffId, { source, target }, values.seen),
  );
}

function tryAgain(c: WebContext, verb: MoreTrouble['verb'], unfinished: Unfinished): Promise<Response> {
  if (!unfinished.faults.body) throw unreadable();
  return answerTicket(c, { status: 422, more: { verb, ...unfinished } });
}
