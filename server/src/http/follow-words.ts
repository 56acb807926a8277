import type { TicketState, TicketStatus } from '@helpslip/shared/contract';
import { promiseStanding } from '@helpslip/shared/promise-standing';

/** What the page says in English, as the follow view of the widget says it. */
export const words = {
  title: 'Follow your request',
  reference: 'Reference',
  example: 'For example 7KM-93P-QXZ2',
  show: 'Show status',
  mistyped: 'This number has a slip in it. Please compare it with yours.',
  unknown: 'There is no request with this number. Please compare it with yours.',
  headings: {
    queued: 'We have it, it is waiting its turn',
    assigned: 'Somebody is on it',
    waiting: 'We have answered',
    completed: 'Completed',
  } satisfies Record<TicketStatus, string>,
  steps: { queued: 'Registered', assigned: 'Assigned', waiting: 'Answered', completed: 'Completed' } satisfies Record<
    TicketStatus,
    string
  >,
  lastChange: (when: string) => `Last change ${when}`,
  another: 'Look up another request',
  conversation: 'Read the conversation, or reply',
  conversationMore: 'We mail you a link that opens it.',
  email: 'The e-mail you wrote from',
  emailFault: 'Please write an address such as ada@example.com.',
  mailLink: 'Mail me a link',
  lost: 'Lost your number or your link?',
  lostMore: 'We mail you a link: to the request with this number or, without a number, to your latest one.',
  referenceIfKnown: 'Reference, if you have it',
  asked: 'Look into your mail',
  askedMore: 'If what you wrote belongs together, a link is on its way to you.',
  askedStill:
    'Nothing there after a few minutes? Look into the spam folder too, and check which address you wrote from.',
  askAgain: 'Ask again',
};

/** What matters of a ticket's promise, and what is left to say of it; empty where there is nothing to say. `say` gives the words of an instant. */
export function promiseWords(state: TicketState, say: (iso: string) => string): string[] {
  const by = state.promise.by ? say(state.promise.by) : '';
  const late = state.promise.late ? say(state.promise.late.by) : '';
  const promised = `Promised by ${by}`;
  return {
    none: [],
    open: [`Reply by ${by}`],
    kept: ['Answered in time', promised],
    missed: ['Answered later than promised', promised],
    late: [late ? `Running late: reply by ${late}` : 'Running late', promised],
  }[promiseStanding(state)];
}
