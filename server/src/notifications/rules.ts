import type { EventKind, LetterName } from '../db/schema.ts';

/** Who is told of what, and by which letter. `isAutomatic`: no person wrote it, so the automatic mail policy decides. */
export interface Rule {
  letter: LetterName;
  to: 'requester' | 'staff';
  isAutomatic: boolean;
  /** Of the events of this kind only those whose detail says so. */
  when?: (detail: Record<string, string>) => boolean;
}

const requester = (letter: LetterName): Rule => ({ letter, to: 'requester', isAutomatic: true });
const staff = (letter: LetterName): Rule => ({ letter, to: 'staff', isAutomatic: true });

export const rules: Record<EventKind, Rule[]> = {
  // Who was told in person needs no letter about it, unless they want one.
  opened: [{ ...requester('ticket-received'), when: ({ letter }) => letter !== 'no' }, staff('new-ticket')],
  assigned: [staff('assigned')],
  'requester-replied': [staff('requester-replied')],
  'staff-replied': [{ ...requester('agent-replied'), isAutomatic: false }],
  // Completed with a reply, that reply's letter says so: one act, one letter.
  'status-changed': [{ ...requester('ticket-completed'), when: ({ to, by }) => to === 'completed' && by !== 'reply' }],
  'access-requested': [requester('access-link')],
  'promise-at-risk': [staff('promise-at-risk')],
  'promise-broken': [requester('running-late')],
  'follow-up-due': [requester('follow-up')],
  solved: [],
  'came-back': [staff('requester-replied')],
  'mail-noted': [{ ...staff('requester-replied'), when: ({ tells }) => tells === 'staff' }],
  'mail-muted': [],
  'letter-bounced': [],
  'not-me': [],
  noted: [],
  logged: [],
  moved: [],
  merged: [],
  'merged-in': [],
  // The event of its opening is planned then.
  'let-through': [],
  'marked-spam': [],
};
