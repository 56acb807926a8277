/** @jsxImportSource hono/jsx */
import { type FormFacts, TicketForm } from './ticket-form.tsx';

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
          <button class="button quiet" type="submit" name="assignee" value={staffId} data-key="a">
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
        {isCompleted ? (
          <StatusButton to="open" word="Reopen" />
        ) : (
          <StatusButton to="completed" word="Complete" dataKey="e" />
        )}
      </TicketForm>
    </div>
  );
}

function StatusButton({ to, word, dataKey }: { to: string; word: string; dataKey?: string }) {
  return (
    <button class="button quiet" type="submit" name="to" value={to} data-key={dataKey}>
      {word}
    </button>
  );
}
