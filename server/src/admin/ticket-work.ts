import { limits } from '@helpslip/shared/limits';
import { formatReference, parseReference } from '@helpslip/shared/reference';
import { filledLines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { claimAttachments } from '../attachments/claim-attachments.ts';
import { Refusal } from '../errors.ts';
import { assignTicket } from '../tickets/assign-ticket.ts';
import { changeStatus } from '../tickets/change-status.ts';
import { deskTicket, timeline } from '../tickets/desk-queries.ts';
import { keepDraft } from '../tickets/drafts.ts';
import { openQuestions } from '../tickets/questions.ts';
import { replyToTicket } from '../tickets/reply-to-ticket.ts';
import { statuses } from '../web/problems.ts';
import type { WebContext } from '../web/route.ts';
import { checklist, tickedIn } from './checklist.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { filesInReply, keptFiles } from './reply-files.ts';
import { answerTicket, referenceIn, type Trouble } from './ticket.tsx';

export const seen = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((instant) => new Date(instant)),
);
const replySchema = v.strictObject({
  message: filledLines(limits.message),
  left: v.optional(v.picklist(['waiting', 'completed']), 'waiting'),
  seen,
  ...checklist,
  ...keptFiles,
});
const statusSchema = v.strictObject({ to: v.picklist(['waiting', 'completed', 'open']), seen });
const assignSchema = v.strictObject({ assignee: v.pipe(v.string(), v.maxLength(64)), seen });

export const unreadable = () => new Refusal('invalid', 'This form does not fit its page. Reload the page.');

/** POST /admin/tickets/:reference/reply */
export async function replyDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, replySchema);
  if (unfinished && !unfinished.faults.message) throw unreadable();
  const { files, siteId, fault: filesFault } = await filesInReply(c, values ?? unfinished.typed);
  if (!values) {
    return answerTicket(c, {
      status: 422,
      reply: unfinished.typed.message ?? '',
      replyFault: unfinished.faults.message,
      ticked: tickedIn(unfinished.typed),
      files,
      filesFault,
    });
  }
  const { message, left, seen: seenAt } = values;
  const ticked = tickedIn(values);
  if (filesFault) return answerTicket(c, { status: 422, reply: message, ticked, files, filesFault });
  if (values.checklist && (await isAnyUnticked(c, ticked))) {
    return answerTicket(c, {
      status: 422,
      notice: 'Not every question is ticked. Answer what is left, or send it once more as it is.',
      reply: message,
      ticked,
      files,
      isWarned: true,
    });
  }
  const deps = c.get('deps');
  try {
    return await changed(c, { seenAt, reply: message, ticked, files }, (staffId, reference) =>
      replyToTicket(deps, staffId, reference, {
        message,
        isCompleting: left === 'completed',
        seenAt,
        alongside: (trx, messageId) => claimAttachments(trx, deps.clock(), { siteId, ids: files, messageId }),
      }),
    );
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'invalid') throw thrown;
    return answerTicket(c, { status: 422, reply: message, ticked, filesFault: GONE });
  }
}

const GONE = 'The files that you chose before are not kept any more. Choose them again.';

async function isAnyUnticked(c: WebContext, ticked: string[]): Promise<boolean> {
  const deps = c.get('deps');
  const { id } = await deskTicket(deps, staffIn(c).id, referenceIn(c));
  return openQuestions(await timeline(deps, id)).some(({ mark }) => !ticked.includes(mark));
}

/** POST /admin/tickets/:reference/status */
export async function statusDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, statusSchema);
  if (!values) throw unreadable();
  return changed(c, { seenAt: values.seen }, (staffId, reference) =>
    changeStatus(c.get('deps'), staffId, reference, values.to, values.seen),
  );
}

/** POST /admin/tickets/:reference/assign */
export async function assignDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, assignSchema);
  if (!values) throw unreadable();
  return changed(c, { seenAt: values.seen }, (staffId, reference) =>
    assignTicket(c.get('deps'), staffId, reference, values.assignee || null, values.seen),
  );
}

/** Goes back to the ticket, or to another; where it changed meanwhile, shows it as it is now beside what was typed, which is kept as a draft too. */
export async function changed(
  c: WebContext,
  { goTo, ...form }: Trouble & { seenAt: Date; goTo?: string },
  change: (staffId: string, reference: string) => Promise<void>,
): Promise<Response> {
  const reference = referenceIn(c);
  const deps = c.get('deps');
  const { id: staffId } = staffIn(c);
  try {
    await change(staffId, reference);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'conflict') throw thrown;
    if (form.reply) {
      const ticket = await deskTicket(deps, staffId, reference);
      const draft = { body: form.reply, ticked: form.ticked ?? [] };
      await keepDraft(deps, staffId, parseReference(ticket.reference) ?? reference, draft);
    }
    return answerTicket(c, { status: statuses.conflict.status, notice: thrown.message, ...form });
  }
  return c.redirect(`/admin/tickets/${goTo ?? formatReference(reference)}#latest`, 303);
}
