import type { TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { type Helpslip, newKey } from './helpslip.ts';

/** Says something in a ticket as its requester does. */
export function say(
  helpslip: Helpslip,
  { reference, token }: TicketReceipt,
  message: unknown,
  headers: Record<string, string> = newKey(),
): Promise<Response> {
  return helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
    body: { message },
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
}

export function rowOf(helpslip: Helpslip, { reference }: TicketReceipt) {
  return helpslip.deps.db
    .selectFrom('ticket')
    .selectAll()
    .where('reference', '=', parseReference(reference) ?? '')
    .executeTakeFirstOrThrow();
}

/** Every message and note of a ticket as stored, in the order of their ids. */
export async function messagesOf(helpslip: Helpslip, ticket: TicketReceipt) {
  const { id } = await rowOf(helpslip, ticket);
  return helpslip.deps.db.selectFrom('message').selectAll().where('ticket_id', '=', id).orderBy('id').execute();
}

/** What the requester sees of the conversation. */
export async function shownTo(helpslip: Helpslip, { reference, token }: TicketReceipt): Promise<string[]> {
  const response = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return (await response.json()).messages.map(({ body }: { body: string }) => body);
}
