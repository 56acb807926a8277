import type { Mailer } from './mailer.ts';

/** The default without mail settings: nothing leaves the machine, the delivery keeps the letter's text. */
export const devMailbox: Mailer = {
  isDevMailbox: true,
  send: async () => ({ kind: 'sent' }),
};
