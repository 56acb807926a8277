/** @jsxImportSource hono/jsx */
import { parseReference } from '@helpslip/shared/reference';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../errors.ts';
import { categoriesOf } from '../sites/queries.ts';
import { assignees, deskTicket, otherTickets, timeline } from '../tickets/desk-queries.ts';
import { visitSteps } from '../visits/queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { FeedbackMark } from './feedback.tsx';
import { answerPage } from './layout.tsx';
import { StatusMark } from './status.tsx';
import { ReplyForm, WorkForms } from './ticket-forms.tsx';
import { TicketSide } from './ticket-side.tsx';
import { Suggestions, suggestionsFor } from './ticket-suggestions.tsx';
import { Timeline } from './timeline.tsx';
import { Tried } from './tried.tsx';

/** GET /admin/tickets/:reference */
export function ticketPage(c: WebContext): Promise<Response> {
  return answerTicket(c, {});
}

/** @throws Refusal `not-found` for what cannot be a reference */
export function referenceIn(c: WebContext): string {
  const reference = parseReference(c.req.param('reference') ?? '');
  if (!reference) throw new Refusal('not-found', 'There is no ticket with this number on a site of yours.');
  return reference;
}

/** What went wrong with a form of this page, to be told on it. */
export interface Trouble {
  status?: ContentfulStatusCode;
  notice?: string;
  /** The reply that could not be sent, and why. */
  reply?: string;
  replyFault?: string | undefined;
  /** When the ticket had last changed, as the form knew it: what came later is marked. */
  seenAt?: Date | undefined;
}

/** Answers with the ticket as it is now, and the trouble there was. */
export async function answerTicket(c: WebContext, trouble: Trouble): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const formToken = c.get('formToken');
  const now = deps.clock();
  const ticket = await deskTicket(deps, staff.id, referenceIn(c));
  const [entries, others, members, categories, steps] = await Promise.all([
    timeline(deps, ticket.id),
    otherTickets(deps, staff.id, ticket),
    assignees(deps, ticket.siteId),
    categoriesOf(deps, ticket.siteId),
    ticket.visitId ? visitSteps(deps, ticket.siteId, ticket.visitId) : [],
  ]);
  const suggestions = await suggestionsFor(deps, ticket, entries, steps);
  const { timeZone } = ticket;
  return answerPage(
    c,
    { title: `${ticket.reference} ${ticket.subject}`, status: trouble.status ?? 200 },
    <div class="ticket">
      <article>
        <header class="ticket-head">
          <p class="facts">
            <span class="reference">{ticket.reference}</span>
            <StatusMark status={ticket.status} />
            <FeedbackMark feedback={ticket.feedback} answeredAt={ticket.answeredAt} />
            {ticket.assigneeName && (
              <span>
                with <bdi>{ticket.assigneeName}</bdi>
              </span>
            )}
          </p>
          <h1 dir="auto">{ticket.subject}</h1>
          <WorkForms ticket={ticket} formToken={formToken} members={members} staffId={staff.id} />
        </header>
        {trouble.notice && (
          <p class="notice bad" role="alert">
            {trouble.notice}
          </p>
        )}
        <Timeline
          entries={entries}
          requester={ticket.requesterName ?? ticket.requesterEmail}
          now={now}
          timeZone={timeZone}
          seenAt={trouble.seenAt}
        />
        <Suggestions suggestions={suggestions} />
        <ReplyForm ticket={ticket} formToken={formToken} typed={trouble.reply} fault={trouble.replyFault} />
      </article>
      <aside aria-label="About this ticket">
        <Tried
          steps={steps}
          openedAt={ticket.openedAt}
          categoryNames={new Map(categories.map(({ key, name }) => [key, name]))}
        />
        <TicketSide ticket={ticket} others={others} now={now} />
      </aside>
    </div>,
  );
}
