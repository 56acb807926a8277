import { limits } from '@helpslip/shared/limits';
import { formatReference } from '@helpslip/shared/reference';
import { filledLines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { assignTicket } from '../tickets/assign-ticket.ts';
import { changeStatus } from '../tickets/change-status.ts';
import { replyToTicket } from '../tickets/reply-to-ticket.ts';
import { statuses } from '../web/problems.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerTicket, referenceIn } from './ticket.tsx';

const seen = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((instant) => new Date(instant)),
);
const replySchema = v.strictObject({
  message: filledLines(limits.message),
  left: v.optional(v.picklist(['waiting', 'completed']), 'waiting'),
  seen,
});
const statusSchema = v.strictObject({ to: v.picklist(['waiting', 'completed', 'open']), seen });
const assignSchema = v.strictObject({ assignee: v.pipe(v.string(), v.maxLength(64)), seen });

const unreadable = () => new Refusal('invalid', 'This form does not fit its page. Reload the page.');

/** POST /admin/tickets/:reference/reply */
export async function replyDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, replySchema);
  if (!values) {
    if (!unfinished.faults.message) throw unreadable();
    return answerTicket(c, {
      status: 422,
      reply: unfinished.typed.message ?? '',
      replyFault: unfinished.faults.message,
    });
  }
  const { message, left, seen: seenAt } = values;
  return changed(c, { seenAt, reply: message }, (staffId, reference) =>
    replyToTicket(c.get('deps'), staffId, reference, { message, isCompleting: left === 'completed', seenAt }),
  );
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

/** Goes back to the ticket; where it changed meanwhile, shows it as it is now beside what was typed, so that nothing is lost. */
async function changed(
  c: WebContext,
  form: { seenAt: Date; reply?: string },
  change: (staffId: string, reference: string) => Promise<void>,
): Promise<Response> {
  const reference = referenceIn(c);
  try {
    await change(staffIn(c).id, reference);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'conflict') throw thrown;
    return answerTicket(c, { status: statuses.conflict.status, notice: thrown.message, ...form });
  }
  return c.redirect(`/admin/tickets/${formatReference(reference)}#latest`, 303);
}
