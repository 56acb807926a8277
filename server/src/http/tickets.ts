import {
  accessRequestSchema,
  latestAccessSchema,
  type MessageView,
  newMessageSchema,
  newTicketSchema,
} from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { sayWithAttachments } from '../attachments/claim-attachments.ts';
import { attachmentsOf } from '../attachments/queries.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { addMessage } from '../tickets/add-message.ts';
import { proveRequester } from '../tickets/prove-requester.ts';
import { ticketState, ticketView, ticketWithAccess } from '../tickets/queries.ts';
import { requestAccess, requestLatestAccess } from '../tickets/request-access.ts';
import { readJson } from '../web/body.ts';
import { idempotencyKeyOf } from '../web/idempotency-key.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { Route, WebContext } from '../web/route.ts';
import { countMisses } from './misses.ts';
import { fileFaults, invalid, takeTicket } from './take-ticket.ts';
import { ticketTextsSaid } from './ticket-wording.ts';

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
  const idempotencyKey = idempotencyKeyOf(c);
  return c.json(await takeTicket(c, await readJson(c, newTicketSchema), idempotencyKey), 201);
}

async function getTicket(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const token = bearerToken(c);
  return countMisses(c, async () => {
    const reference = knownReference(c);
    if (token === null) return c.json(await ticketState(deps, reference));
    const view = await ticketView(deps, reference, token, ticketTextsSaid);
    return c.json({ ...view, messages: await withFiles(deps, view.messages) });
  });
}

async function withFiles(deps: Deps, messages: MessageView[]): Promise<MessageView[]> {
  const files = await attachmentsOf(
    deps,
    messages.map(({ id }) => Number(id)),
  );
  return messages.map((message) => {
    const attachments = files.get(Number(message.id));
    return attachments ? { ...message, attachments } : message;
  });
}

async function postMessage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const idempotencyKey = idempotencyKeyOf(c);
  const { message, attachments = [] } = await readJson(c, newMessageSchema);
  return countMisses(c, async () => {
    const ticket = await ticketWithAccess(deps, knownReference(c), bearerToken(c) ?? '');
    if (ticket.isByMail) await proveRequester(deps.db, ticket.id, deps.clock());
    await drawFrom(c, 'messages-per-ticket', String(ticket.id));
    const { siteId, id: ticketId, takesFiles } = ticket;
    const faults = fileFaults(takesFiles, attachments);
    if (faults.length > 0) throw invalid(...faults);
    const receipt = await sayWithAttachments(deps, {
      siteId,
      ids: attachments,
      say: (within) => addMessage(within, { siteId, ticketId, message, attachments, idempotencyKey }),
      messageOf: async (_trx, said) => Number(said.message.id),
    });
    return c.json({ ...receipt, message: (await withFiles(deps, [receipt.message]))[0] }, 201);
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
