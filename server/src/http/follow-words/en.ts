import type { TicketStatus } from '@helpslip/shared/contract';

/** What the pages without script say in English, as the follow view of the widget says it. Another language is another set of this shape. */
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
  replyBy: (by: string) => `Reply by ${by}`,
  promisedBy: (by: string) => `Promised by ${by}`,
  inTime: 'Answered in time',
  tooLate: 'Answered later than promised',
  late: 'Running late',
  lateBy: (by: string) => `Running late: reply by ${by}`,
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
  notYou: 'Was this not you?',
  /** Around the name of the site. */
  notYouBefore: 'Somebody gave your address to ',
  notYouAfter:
    '. If it was not you, say so: you get no more automatic letters from them, and the link in that letter stops working.',
  notMe: 'This was not me',
  done: 'Done',
  doneBefore: '',
  doneAfter:
    ' sends you no more automatic letters, and knows that it was not you. Should you ever want them again, write to them yourself and say so.',
};

export type FollowWords = typeof words;
