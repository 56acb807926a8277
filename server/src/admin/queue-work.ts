import { parseReference } from '@helpslip/shared/reference';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { promiseOf } from '../promises/promise.ts';
import { NOBODY } from '../tickets/queue-filter.ts';
import { type PickedTicket, type Work, workMany } from '../tickets/work-many.ts';
import { formFields } from '../web/form.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { localPath } from './local-path.ts';

/** What the name of a ticket's box begins with; its reference follows, and its value says when the ticket was last seen to change. */
export const PICK = 'pick-';

const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);
const workSchema = v.objectWithRest(
  {
    do: v.picklist(['assign', 'complete', 'let-through', 'spam']),
    assignee: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
    back: v.optional(v.string(), '/admin'),
  },
  v.string(),
);

/** POST /admin/work: does one thing to every ticket that was picked, and goes back to the list. */
export async function workDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, workSchema);
  if (!values) throw unreadable();
  const picked = await pickedIn(c);
  const back = new URL(localPath(values.back), 'http://desk');
  const isWhole = values.do !== 'assign' || values.assignee !== '';
  if (picked.length === 0 || !isWhole) {
    back.searchParams.set('told', picked.length === 0 ? 'none-picked' : 'nobody-chosen');
  } else {
    const { done, left } = await workMany(c.get('deps'), staffIn(c).id, picked, workOf(values.do, values.assignee));
    back.searchParams.set('told', `${values.do}-${done}-${left}`);
  }
  return c.redirect(back.pathname + back.search, 303);
}

function workOf(what: Work['kind'], assignee: string): Work {
  if (what === 'assign') return { kind: what, assigneeId: assignee === NOBODY ? null : assignee };
  return what === 'let-through' ? { kind: what, promising: promiseOf } : { kind: what };
}

async function pickedIn(c: WebContext): Promise<PickedTicket[]> {
  const boxes = [...(await formFields(c))].filter(([name]) => name.startsWith(PICK));
  return boxes.map(([name, value]) => {
    const reference = parseReference(name.slice(PICK.length));
    const seen = v.safeParse(instant, value);
    if (!reference || !seen.success) throw unreadable();
    return { reference, seenAt: seen.output };
  });
}

const unreadable = () => new Refusal('invalid', 'This form does not fit its page. Reload the page.');

const doneWords: Record<string, string> = {
  assign: 'assigned',
  complete: 'completed',
  'let-through': 'let through',
  spam: 'put away as spam',
};

/** What the work came to, in a sentence; null where the address tells of none. */
export function toldOf(told: string | undefined): string | null {
  if (told === 'none-picked') return 'No ticket was picked. Tick the boxes before the tickets, then choose what to do.';
  if (told === 'nobody-chosen') return 'Nobody was chosen. Choose who gets the tickets, then assign them.';
  const [, what = '', done, left] = /^(assign|complete|let-through|spam)-(\d{1,3})-(\d{1,3})$/.exec(told ?? '') ?? [];
  const word = doneWords[what];
  if (!word) return null;
  const some = `${tickets(Number(done))} ${word}.`;
  if (Number(left) === 0) return some;
  return `${some} ${tickets(Number(left))} left as ${Number(left) === 1 ? 'it was' : 'they were'}: changed by somebody else meanwhile, or not for this person.`;
}

function tickets(count: number): string {
  return count === 1 ? 'One ticket' : `${count} tickets`;
}
