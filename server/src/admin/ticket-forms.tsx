/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { DeskTicket } from '../tickets/desk-queries.ts';
import { FaultOrHint } from './field.tsx';
import { FormToken } from './layout.tsx';

interface FormFacts {
  ticket: DeskTicket;
  formToken: string | undefined;
}

/** A form about a ticket: it says which state of the ticket it was made from, so that a stale one is noticed. */
function TicketForm({ ticket, formToken, verb, children }: FormFacts & { verb: string; children?: Child }) {
  return (
    <form method="post" action={`/admin/tickets/${ticket.reference}/${verb}`} class={`${verb}-form`}>
      <FormToken value={formToken} />
      <input type="hidden" name="seen" value={ticket.updatedAt.toISOString()} />
      {children}
    </form>
  );
}

/** Whose ticket it is, and where it stands. */
export function WorkForms({
  ticket,
  formToken,
  members,
  staffId,
}: FormFacts & { members: { id: string; name: string }[]; staffId: string }) {
  const form = { ticket, formToken };
  const isCompleted = ticket.status === 'completed';
  return (
    <div class="work">
      {ticket.assigneeId !== staffId && (
        <TicketForm {...form} verb="assign">
          <button class="button quiet" type="submit" name="assignee" value={staffId}>
            Assign to me
          </button>
        </TicketForm>
      )}
      <TicketForm {...form} verb="assign">
        <select name="assignee" aria-label="Assigned to">
          <option value="" selected={ticket.assigneeId === null}>
            Nobody yet
          </option>
          {members.map(({ id, name }) => (
            <option value={id} selected={id === ticket.assigneeId}>
              {name}
            </option>
          ))}
        </select>
        <button class="button quiet" type="submit">
          Assign
        </button>
      </TicketForm>
      <TicketForm {...form} verb="status">
        {ticket.status === 'waiting' && <StatusButton to="open" word="Back to do" />}
        {!isCompleted && ticket.status !== 'waiting' && <StatusButton to="waiting" word="Wait for requester" />}
        {isCompleted ? <StatusButton to="open" word="Reopen" /> : <StatusButton to="completed" word="Complete" />}
      </TicketForm>
    </div>
  );
}

function StatusButton({ to, word }: { to: string; word: string }) {
  return (
    <button class="button quiet" type="submit" name="to" value={to}>
      {word}
    </button>
  );
}

/** The reply box, with what was typed still in it when it could not be sent. */
export function ReplyForm({ typed, fault, ...form }: FormFacts & { typed?: string; fault?: string | undefined }) {
  return (
    <TicketForm {...form} verb="reply">
      <label for="message">Your reply</label>
      <textarea
        id="message"
        name="message"
        rows={7}
        dir="auto"
        required
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? 'message-fault' : 'message-hint'}
      >
        {typed}
      </textarea>
      <FaultOrHint
        name="message"
        fault={fault}
        hint={
          <>
            Goes to <bdi>{form.ticket.requesterEmail}</bdi> by e-mail.
          </>
        }
      />
      <div class="buttons">
        <button class="button" type="submit" name="left" value="waiting">
          Reply
        </button>
        <button class="button quiet" type="submit" name="left" value="completed">
          Reply and complete
        </button>
      </div>
    </TicketForm>
  );
}
