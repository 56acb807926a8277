import { createHmac } from 'node:crypto';
import { checkFields, type FieldFault } from '@helpslip/shared/check-fields';
import {
  accessRequestSchema,
  latestAccessSchema,
  type NewTicket,
  newMessageSchema,
  newTicketSchema,
} from '@helpslip/shared/contract';
import { feedbackIn } from '@helpslip/shared/feedback';
import type { Field } from '@helpslip/shared/fields';
import { parseReference } from '@helpslip/shared/reference';
import { type Fault, Refusal } from '../errors.ts';
import { isSameDigest } from '../ids.ts';
import { promiseOf } from '../promises/promise.ts';
import { type Reception, receptionOf } from '../sites/queries.ts';
import { addMessage } from '../tickets/add-message.ts';
import { earlierReceipt, openTicket } from '../tickets/open-ticket.ts';
import { proveRequester } from '../tickets/prove-requester.ts';
import { ticketState, ticketView, ticketWithAccess } from '../tickets/queries.ts';
import { requestAccess, requestLatestAccess } from '../tickets/request-access.ts';
import { refuseStrangeOrigin } from '../web/allowed-origin.ts';
import { readJson } from '../web/body.ts';
import { idempotencyKeyOf } from '../web/idempotency-key.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { Route, WebContext } from '../web/route.ts';
import { countMisses } from './misses.ts';

const open = { audience: 'everyone', isCrossOrigin: true } as const;

export const ticketRoutes: Route[] = [
  { method: 'POST', path: '/api/v1/tickets', policy: { ...open, limit: 'tickets' }, answer: postTicket },
  { method: 'GET', path: '/api/v1/tickets/:reference', policy: open, answer: getTicket },
  {
    method: 'POST',
    path: '/api/v1/tickets/:reference/messages',
    policy: { ...open, limit: 'messages' },
    answer: postMessage,
  },
  {
    method: 'POST',
    path: '/api/v1/tickets/:reference/access',
    policy: { ...open, limit: 'access' },
    answer: postAccess,
  },
  { method: 'POST', path: '/api/v1/access', policy: { ...open, limit: 'access' }, answer: postLatestAccess },
];

async function postTicket(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const idempotencyKey = idempotencyKeyOf(c);
  const ticket = await readJson(c, newTicketSchema);
  const { site, category } = await receptionOf(deps, ticket.site, ticket.category);
  refuseStrangeOrigin(c, site.allowed_origins);
  const faults = category ? fieldFaults(category.fields, ticket) : [NO_CATEGORY];
  if (!category || faults.length > 0) {
    // The owner may have changed the form since this very request was taken.
    const earlier = await earlierReceipt(deps, site.id, idempotencyKey, ticket);
    if (earlier) return c.json(earlier, 201);
    throw invalid(...faults);
  }
  const receipt = await openTicket(deps, {
    siteId: site.id,
    categoryId: category.id,
    ticket,
    idempotencyKey,
    promise: category.thanks === null ? promiseOf(site, category, deps.clock()) : null,
    feedback: feedbackIn(category.kind, ticket.fields),
    isProven: isVouchedFor(site, ticket),
  });
  return c.json(receipt, 201);
}

async function getTicket(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const token = bearerToken(c);
  return countMisses(c, async () => {
    const reference = knownReference(c);
    return c.json(token === null ? await ticketState(deps, reference) : await ticketView(deps, reference, token));
  });
}

async function postMessage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const idempotencyKey = idempotencyKeyOf(c);
  const { message } = await readJson(c, newMessageSchema);
  return countMisses(c, async () => {
    const ticket = await ticketWithAccess(deps, knownReference(c), bearerToken(c) ?? '');
    if (ticket.isByMail) await proveRequester(deps.db, ticket.id, deps.clock());
    await drawFrom(c, 'messages-per-ticket', String(ticket.id));
    return c.json(await addMessage(deps, { siteId: ticket.siteId, ticketId: ticket.id, message, idempotencyKey }), 201);
  });
}

async function postAccess(c: WebContext): Promise<Response> {
  const { email } = await readJson(c, accessRequestSchema);
  const reference = parseReference(c.req.param('reference') ?? '');
  if (reference) await requestAccess(c.get('deps'), reference, email);
  return c.json({ detail: 'If this number and this address belong together, a link is on its way.' }, 202);
}

async function postLatestAccess(c: WebContext): Promise<Response> {
  const { email, site } = await readJson(c, latestAccessSchema);
  await requestLatestAccess(c.get('deps'), email, site ?? null);
  return c.json({ detail: 'If there is a request from this address, a link is on its way.' }, 202);
}

/** @throws Refusal `not-found` for what cannot be a reference */
export function knownReference(c: WebContext): string {
  const reference = parseReference(c.req.param('reference') ?? '');
  if (!reference) throw new Refusal('not-found', 'There is no request with this number. Check it for a slip.');
  return reference;
}

/** Only ever from the header: an address is logged, kept and passed on. */
export function bearerToken(c: WebContext): string | null {
  const header = c.req.header('Authorization');
  if (header === undefined) return null;
  return header.match(/^Bearer ([A-Za-z0-9_-]{16,128})$/i)?.[1] ?? '';
}

/** Whether the owner's server signed the requester's address. @throws Refusal `invalid` for a signature that is not the site's */
function isVouchedFor(site: Reception['site'], { identity, requester }: NewTicket): boolean {
  if (!identity) return false;
  const expected = createHmac('sha256', site.identity_secret).update(identity.email).digest('hex');
  if (!isSameDigest(expected, identity.signature)) {
    throw invalid({
      pointer: '/identity/signature',
      detail: 'Sign the e-mail address with the identity secret of this site.',
    });
  }
  return identity.email.toLowerCase() === requester.email.toLowerCase();
}

const invalid = (...faults: Fault[]) =>
  new Refusal('invalid', 'Some of what was sent cannot be taken. See errors.', { faults });

const NO_CATEGORY: Fault = { pointer: '/category', detail: 'This site has no such category.' };

const FIELD_DETAILS: Record<FieldFault['code'], string> = {
  required: 'This is needed.',
  type: 'This is not the kind of value this field holds.',
  option: 'Choose one of the options.',
  pattern: 'This does not have the form asked for.',
  'too-long': 'This is too long.',
  email: 'Write an e-mail address such as ada@example.com.',
  url: 'Write an address that starts with http:// or https://.',
  date: 'Write a date as YYYY-MM-DD.',
  unknown: 'This field is not asked for here.',
};

function fieldFaults(fields: Field[], ticket: NewTicket): Fault[] {
  return checkFields(fields, ticket.fields).map(({ key, code }) => {
    const help = code === 'pattern' ? fields.find((field) => field.key === key)?.help : undefined;
    return { pointer: `/fields/${key}`, detail: help ?? FIELD_DETAILS[code] };
  });
}
