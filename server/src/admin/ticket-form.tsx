/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { DeskTicket } from '../tickets/desk-queries.ts';
import { FormToken } from './layout.tsx';

export interface FormFacts {
  ticket: DeskTicket;
  formToken: string | undefined;
}

/** A form about a ticket: it says which state of the ticket it was made from, so that a stale one is noticed. */
export function TicketForm({
  ticket,
  formToken,
  verb,
  id,
  hasFiles = false,
  children,
}: FormFacts & { verb: string; id?: string; hasFiles?: boolean; children?: Child }) {
  return (
    <form
      method="post"
      action={`/admin/tickets/${ticket.reference}/${verb}`}
      class={`${verb}-form`}
      id={id}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
    >
      <FormToken value={formToken} />
      <input type="hidden" name="seen" value={ticket.updatedAt.toISOString()} />
      {children}
    </form>
  );
}
