import type { WordedLetter } from '../notifications/letter-words.ts';

/** What each letter is for, as owners read it. */
export const letterPurposes: Record<WordedLetter, { name: string; to: 'requester' | 'staff'; purpose: string }> = {
  'ticket-received': {
    name: 'Request received',
    to: 'requester',
    purpose: 'Goes out at once, with reference, promise and answers that may help meanwhile.',
  },
  'agent-replied': { name: 'Reply', to: 'requester', purpose: 'Carries what a person of yours wrote.' },
  'running-late': {
    name: 'Running late',
    to: 'requester',
    purpose: 'Goes out once when a promise is broken, with the new time.',
  },
  'ticket-completed': {
    name: 'Request completed',
    to: 'requester',
    purpose: 'Says that a request is completed, where no reply of the same moment does.',
  },
  'follow-up': {
    name: 'Is it solved?',
    to: 'requester',
    purpose: 'Asks some days after completion whether it is really solved.',
  },
  'access-link': { name: 'Fresh link', to: 'requester', purpose: 'Goes to somebody who lost the number or the link.' },
  'new-ticket': {
    name: 'New request',
    to: 'staff',
    purpose: 'Tells those of you who want to know of a request that nobody has yet.',
  },
  assigned: { name: 'Yours now', to: 'staff', purpose: 'Tells somebody that they were given a request.' },
  'requester-replied': {
    name: 'More to a request',
    to: 'staff',
    purpose: 'Tells that the requester wrote again, or that it came back.',
  },
  'promise-at-risk': {
    name: 'Promise at risk',
    to: 'staff',
    purpose: 'Tells, once, that a promise is about to be broken.',
  },
};
