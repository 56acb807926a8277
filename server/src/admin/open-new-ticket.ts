import { accessRequestSchema } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import { filledLine, filledLines, line } from '@helpslip/shared/text';
import * as v from 'valibot';
import { promiseOf } from '../promises/promise.ts';
import { receptionOf } from '../sites/queries.ts';
import { openForCaller } from '../tickets/open-for-caller.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerNewTicket } from './new-ticket.tsx';
import { way } from './ticket-more-work.ts';
import { unreadable } from './ticket-work.ts';

const schema = v.strictObject({
  place: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z][a-z0-9_-]{0,63}$/, 'Choose one.')),
  way,
  name: line(limits.name),
  email: accessRequestSchema.entries.email,
  subject: filledLine(limits.subject),
  message: filledLines(limits.message),
  letter: v.optional(v.literal('yes')),
  key: v.pipe(v.string(), v.uuid()),
});

/** POST /admin/new-ticket */
export async function openNewTicketDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, schema);
  if (!values) {
    if (unfinished.faults.key || unfinished.faults.way) throw unreadable();
    return answerNewTicket(c, unfinished);
  }
  const deps = c.get('deps');
  const { place, way: spoken, name, email, subject, message, letter, key } = values;
  const [siteKey = '', categoryKey = ''] = place.split('/');
  const { site, category } = await receptionOf(deps, siteKey, categoryKey);
  if (!category) throw unreadable();
  const reference = await openForCaller(
    deps,
    staffIn(c).id,
    {
      siteId: site.id,
      categoryId: category.id,
      ticket: {
        site: siteKey,
        category: categoryKey,
        subject,
        message,
        requester: { email, ...(name ? { name } : {}) },
        fields: {},
        context: {},
      },
      idempotencyKey: key,
      promise: category.thanks === null ? promiseOf(site, category, deps.clock()) : null,
      isProven: false,
    },
    { way: spoken, wantsLetter: letter === 'yes' },
  );
  return c.redirect(`/admin/tickets/${reference}`, 303);
}
