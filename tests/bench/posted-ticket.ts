import { createHmac } from 'node:crypto';
import { newTicket } from '../support/helpslip.ts';

const MESSAGE = `The October invoice was charged twice: once on the 3rd and once more on the 5th, both times with the same number.
I looked at my bank account this morning and both have been booked, so it is not a reservation that goes away by itself.
Please send one of the two back, or tell me what I have to do. I attach the number of the invoice and of the order below.
Invoice 2026-10-4711, order A-20931. Thank you!`;

/**
 * What the widget sends for one ticket: a message of common length, everybody another address.
 * @param secret of the site, with which its owner's server vouches for everybody
 */
export function postOf(key: string, secret?: string): { headers: Record<string, string>; body: string } {
  const email = `ada.${key}@example.com`;
  const ticket = newTicket({
    message: MESSAGE,
    requester: { name: 'Ada Lovelace', email },
    ...(secret && { identity: { email, signature: createHmac('sha256', secret).update(email).digest('hex') } }),
    page: 'https://shop.example/account/invoices',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    context: { plan: 'team' },
  });
  return { headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(ticket) };
}
