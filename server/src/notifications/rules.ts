import type { EventKind, LetterName } from '../db/schema.ts';

/** Who is told of what, and by which letter. `isAutomatic`: no person wrote it, so the automatic mail policy decides. */
export interface Rule {
  letter: LetterName;
  to: 'requester';
  isAutomatic: boolean;
}

export const rules: Record<EventKind, Rule[]> = {
  opened: [{ letter: 'ticket-received', to: 'requester', isAutomatic: true }],
  assigned: [],
  'requester-replied': [],
  'staff-replied': [{ letter: 'agent-replied', to: 'requester', isAutomatic: false }],
  'status-changed': [],
  'access-requested': [{ letter: 'access-link', to: 'requester', isAutomatic: true }],
};
