import { accessRequestSchema } from '@helpslip/shared/contract';
import { feedbackIn } from '@helpslip/shared/feedback';
import type { FieldValues } from '@helpslip/shared/fields';
import { limits } from '@helpslip/shared/limits';
import { filledLine, filledLines, line } from '@helpslip/shared/text';
import * as v from 'valibot';
import { promiseOf } from '../promises/promise.ts';
import { receptionOf } from '../sites/queries.ts';
import { openForCaller } from '../tickets/open-for-caller.ts';
import { fieldFaults } from '../web/field-faults.ts';
import { formFields } from '../web/form.ts';
import { FORM_TOKEN_FIELD } from '../web/guard.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerNewTicket, newTicketPlaces } from './new-ticket.tsx';
import { isOwnName, ownName, readOwnFields } from './own-fields.ts';
import { way } from './ticket-more-work.ts';
import { unreadable } from './ticket-work.ts';

const schema = v.objectWithRest(
  {
    place: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z][a-z0-9_-]{0,63}$/, 'Choose one.')),
    way,
    name: line(limits.name),
    email: accessRequestSchema.entries.email,
    subject: filledLine(limits.subject),
    message: filledLines(limits.message),
    letter: v.optional(v.literal('yes')),
    key: v.pipe(v.string(), v.uuid()),
    /** The place for which the form asked. */
    shownFor: v.optional(v.string()),
    do: v.optional(v.picklist(['open', 'place'])),
  },
  // The category's own details; they are held against its fields.
  v.string(),
);

/** POST /admin/new-ticket: opens the ticket, or asks for the details of another place. */
export async function openNewTicketDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, schema);
  const typed = await typedIn(c);
  const isStrange = (name: string) => !Object.hasOwn(schema.entries, name) && !isOwnName(name);
  if (Object.keys(typed).some(isStrange) || unfinished?.faults.key || unfinished?.faults.way) throw unreadable();
  const places = await newTicketPlaces(c);
  if (typed.do === 'place') return answerNewTicket(c, places, { typed, faults: {} });
  const place = places.find(({ name }) => name === typed.place);
  const fields = place?.category.fields ?? [];
  if (typed.shownFor !== undefined && typed.shownFor !== typed.place && fields.length > 0)
    return answerNewTicket(c, places, { typed, faults: {}, status: 422, notice: OTHER_PLACE });
  const ownValues = readOwnFields(fields, typed);
  const ownFaults = fieldFaults(fields, ownValues).map(({ pointer, detail }) => [
    ownName(pointer.slice('/fields/'.length)),
    detail,
  ]);
  const faults = { ...unfinished?.faults, ...Object.fromEntries(ownFaults) };
  if (!values || ownFaults.length > 0) return answerNewTicket(c, places, { typed, faults });
  return c.redirect(`/admin/tickets/${await openWith(c, values, ownValues)}`, 303);
}

const OTHER_PLACE = 'This kind of question asks for details of its own. They stand below now.';

async function typedIn(c: WebContext): Promise<Record<string, string>> {
  return Object.fromEntries([...(await formFields(c))].filter(([name]) => name !== FORM_TOKEN_FIELD));
}

async function openWith(c: WebContext, values: v.InferOutput<typeof schema>, fields: FieldValues): Promise<string> {
  const deps = c.get('deps');
  const { place, way: spoken, name, email, subject, message, letter, key } = values;
  const [siteKey = '', categoryKey = ''] = place.split('/');
  const { site, category } = await receptionOf(deps, siteKey, categoryKey);
  if (!category) throw unreadable();
  return openForCaller(
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
        fields,
        context: {},
      },
      idempotencyKey: key,
      promise: category.thanks === null ? promiseOf(site, category, deps.clock()) : null,
      feedback: feedbackIn(category.kind, fields),
      isProven: false,
    },
    { way: spoken, wantsLetter: letter === 'yes' },
  );
}
