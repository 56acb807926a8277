import type { LetterName } from '../db/schema.ts';

/** To a stranger, to staff about their work, or to somebody about their place at the desk. */
export type Audience = 'requester' | 'staff' | 'account';

export const audiences: Record<LetterName, Audience> = {
  'ticket-received': 'requester',
  'agent-replied': 'requester',
  'ticket-completed': 'requester',
  'follow-up': 'requester',
  'running-late': 'requester',
  'access-link': 'requester',
  'new-ticket': 'staff',
  assigned: 'staff',
  'requester-replied': 'staff',
  'promise-at-risk': 'staff',
  invite: 'account',
  'password-reset': 'account',
  'password-changed': 'account',
  'test-letter': 'account',
};

export function lettersTo(audience: Audience): LetterName[] {
  return Object.entries(audiences)
    .filter(([, whom]) => whom === audience)
    .map(([letter]) => letter as LetterName);
}
