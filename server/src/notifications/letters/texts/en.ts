/** Everything that letters say, in English. What they say to requesters is in the other languages too, with the same keys. */
export const english = {
  letters: {
    'ticket-received': {
      subject: 'We have your request {{reference}}',
      opening:
        'Hello {{name}},\n\n{{site}} has your request. Keep this number: with it you can look the request up at any time.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Reply to your request {{reference}}',
      opening: 'Hello {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Your request {{reference}} is completed',
      opening:
        'Hello {{name}},\n\nYour request to {{site}} is completed. You need not do anything.\n\nIf it is not solved for you, write once more: that opens it again.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'Is it solved? Your request {{reference}}',
      opening: 'Hello {{name}},\n\nSome days ago we completed your request {{reference}}. Did that solve it for good?',
      closing: 'Thank you\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'We are late with your request {{reference}}',
      opening:
        'Hello {{name}},\n\nWe said that a person of {{site}} would reply by now. Nobody has yet, and we are sorry. You need not write again.',
      closing: '',
    },
    'access-link': {
      subject: 'Your link to request {{reference}}',
      opening:
        'Hello {{name}},\n\nSomebody, most likely you, asked for a link to this request. It opens the whole conversation, so keep it to yourself.',
      closing: '',
    },
    'new-ticket': {
      subject: 'New request {{reference}}: {{category}}',
      opening: 'Hello {{name}},\n\n{{site}} has a new request.\nReply by {{promise}}.',
      closing: 'You get this because you work for {{site}}.',
    },
    assigned: {
      subject: 'Yours now: request {{reference}}, {{category}}',
      opening: 'Hello {{name}},\n\n{{agent}} gave you this request.\nReply by {{promise}}.',
      closing: '',
    },
    'requester-replied': {
      subject: 'There is more to request {{reference}}, {{category}}',
      opening: 'Hello {{name}},\n\nThere is something new in this request.',
      closing: '',
    },
    'promise-at-risk': {
      subject: 'At risk: request {{reference}}, {{category}}',
      opening: 'Hello {{name}},\n\nNobody has replied to this request yet.\nWe promised a reply by {{promise}}.',
      closing: '',
    },
  },
  /** In place of an owner's words where a category thanks instead of promising. */
  thanks: {
    subject: 'Thank you for writing to {{site}}, {{reference}}',
    opening: 'Hello {{name}},\n\n{{thanks}}',
    closing: '',
  },
  account: {
    invite: {
      subject: 'An invitation to the desk of {{site}}',
      opening:
        'Hello {{name}},\n\n{{agent}} invites you to answer requests to {{site}}.\n\nThe link makes your place at the desk: it asks for your name and a password.',
      closing:
        'The link works once, and not for long. If you do not know what this is about, you need not do anything.',
      link: 'Take your place at the desk',
    },
    'password-reset': {
      subject: 'A new password for the desk',
      opening: 'Hello {{name}},\n\nSomebody, most likely you, asked to set a new password for the desk of {{site}}.',
      closing: 'The link works once, and not for long. If it was not you, leave it: your password stays as it is.',
      link: 'Set a new password',
    },
    'password-changed': {
      subject: 'Your password for the desk was changed',
      opening:
        'Hello {{name}},\n\nYour password for the desk of {{site}} was just changed.\n\nIf that was you, you need not do anything.',
      closing:
        'If it was not you, set a new one at once and tell an owner of the desk: somebody else was in your place.',
      link: 'Set a new password',
    },
    'test-letter': {
      subject: 'A test letter from {{site}}',
      opening: 'Hello {{name}},\n\nThis letter was sent to try the mail settings. You are reading it, so they work.',
      closing: 'Look whether it landed among the junk, too: then the sender’s domain needs its records.',
      link: 'Back to the desk',
    },
  },
  /** How somebody is named in a greeting. */
  named: '{{name}}',
  reference: 'Reference',
  newTime: 'The new time: a reply by {{promise}}',
  follow: 'Follow it or add something',
  files: 'Files',
  answerHere: 'Answer, or see the whole request',
  seeOrReopen: 'See it, or write once more',
  openRequest: 'Open your request',
  openAtDesk: 'Open it at the desk',
  whileYouWait: 'While you wait, this may help:',
  hours: 'We are here {{hours}}.',
  /** From one day or time to another. */
  range: '{{first}} to {{last}}',
  otherWays: 'Other ways to reach us:',
  notYou: 'You did not ask for this? Then somebody mistyped an address.',
  notMe: 'This was not me',
  completedWithReply: 'With this reply the request is completed. If it is not solved, answer: that opens it again.',
  solved: 'Yes, it is solved',
  cameBack: 'No, it came back',
  facts: { from: 'From', category: 'Category', subject: 'Subject', reference: 'Reference' },
  badFeedback: 'This is bad feedback: somebody should reach out to them.',
  /** Somebody whom there is not, for previews. */
  sample: {
    name: 'Ada',
    requester: 'Ada Lovelace, ada@example.com',
    reference: '7KM-93P-QXZ2',
    category: 'Billing',
    subject: 'Charged twice in October',
    message: 'The October invoice was charged twice, on the 2nd and on the 3rd.',
    reply: 'You are right, it went out twice. The second one is on its way back to you: it takes two to three days.',
  },
  mailNote: 'It came by mail, and nothing shows that the requester wrote it: only the desk sees it.',
  cameBackNote: 'They say that it came back. The request is open again.',
};

export type LetterTexts = typeof english;
