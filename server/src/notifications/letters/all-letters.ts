import type { AccountLetter, LetterName, RequesterLetter, StaffLetter } from '../../db/schema.ts';
import { accessLink } from './access-link.ts';
import { agentReplied } from './agent-replied.ts';
import { assigned } from './assigned.ts';
import { followUp } from './follow-up.ts';
import { invite } from './invite.ts';
import type { AccountFacts, Draft, LetterWords, RequesterFacts, StaffFacts } from './letter.ts';
import { newTicket } from './new-ticket.ts';
import { passwordChanged } from './password-changed.ts';
import { passwordReset } from './password-reset.ts';
import { promiseAtRisk } from './promise-at-risk.ts';
import { requesterReplied } from './requester-replied.ts';
import { runningLate } from './running-late.ts';
import { testLetter } from './test-letter.ts';
import { ticketCompleted } from './ticket-completed.ts';
import { ticketReceived } from './ticket-received.ts';

/** Letters to the requester of a ticket. */
export const requesterLetters: Record<RequesterLetter, (facts: RequesterFacts, words: LetterWords) => Draft> = {
  'ticket-received': ticketReceived,
  'agent-replied': agentReplied,
  'ticket-completed': ticketCompleted,
  'follow-up': followUp,
  'running-late': runningLate,
  'access-link': accessLink,
};

/** Letters to staff about a ticket. */
export const staffLetters: Record<StaffLetter, (facts: StaffFacts, words: LetterWords) => Draft> = {
  'new-ticket': newTicket,
  assigned,
  'requester-replied': requesterReplied,
  'promise-at-risk': promiseAtRisk,
};

/** Letters about somebody's place at the desk. */
export const accountLetters: Record<AccountLetter, (facts: AccountFacts) => Draft> = {
  invite,
  'password-reset': passwordReset,
  'password-changed': passwordChanged,
  'test-letter': testLetter,
};

export const isRequesterLetter = (letter: LetterName): letter is RequesterLetter => letter in requesterLetters;
export const isStaffLetter = (letter: LetterName): letter is StaffLetter => letter in staffLetters;
