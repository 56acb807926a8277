import { newTicket } from './helpslip.ts';

export type Body = Record<string, unknown>;
/** A ticket with every key of the contract in it. */
export const whole = (changes: Body = {}): Body => ({
  ...newTicket(),
  category: 'product',
  fields: { model: 'saw', blade: 'B-2' },
  context: { plan: 'gold' },
  page: 'https://acme.example/shop',
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  visit: '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11',
  ...changes,
});

/** The body with one text in the place of each of its texts in turn; the name says where. */
export function withTextEverywhere(text: unknown): [string, Body][] {
  const body = whole();
  const top = Object.keys(body).filter((key) => typeof body[key] === 'string');
  return [
    ...top.map((key): [string, Body] => [key, { ...body, [key]: text }]),
    ['requester.name', { ...body, requester: { name: text, email: 'ada@example.com' } }],
    ['requester.email', { ...body, requester: { email: text } }],
    ['fields.blade', { ...body, fields: { model: 'saw', blade: text } }],
    ['context.plan', { ...body, context: { plan: text } }],
  ];
}

/** A ticket with one text wherever a text may stand. */
export const filledWith = (text: string) =>
  newTicket({
    category: 'product',
    subject: text,
    message: text,
    requester: { name: text, email: 'ada@example.com' },
    fields: { model: 'saw', blade: text, 'safety-code': text },
    context: { plan: text },
  });
