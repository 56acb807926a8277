import type { Mailer } from './mailer.ts';

/** The default without mail settings: nothing leaves the machine, the delivery keeps the letter's text. */
export const devMailbox: Mailer = {
  name: 'dev-mailbox',
  isDevMailbox: true,
  atOnce: 10,
  perSecond: null,
  deadlineMs: 10_000,
  knowsLetterForMs: Number.POSITIVE_INFINITY,
  blindTries: 0,
  send: async () => ({ kind: 'sent' }),
};
