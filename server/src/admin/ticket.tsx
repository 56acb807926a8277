/** @jsxImportSource hono/jsx */
import { parseReference } from '@helpslip/shared/reference';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { bookmarksOf } from '../articles/bookmarks.ts';
import { attachmentsOf, unclaimedAttachments } from '../attachments/queries.ts';
import { Refusal } from '../errors.ts';
import { lackingFiles } from '../inbound/file-queries.ts';
import { standingOfMailbox } from '../notifications/standing-of-mailbox.ts';
import { categoriesOf } from '../sites/queries.ts';
import { assignees, deskTicket, mergedTickets, otherTickets, timeline } from '../tickets/desk-queries.ts';
import { draftOf } from '../tickets/drafts.ts';
import { openQuestions } from '../tickets/questions.ts';
import { savedReplies } from '../tickets/saved-replies.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { FeedbackMark } from './feedback.tsx';
import { HeldForms } from './held.tsx';
import { answerPage } from './layout.tsx';
import { openingsFor, repliesFor } from './reply-words.ts';
import { StatusMark } from './status.tsx';
import { WorkForms } from './ticket-forms.tsx';
import { MoreForms, type MoreTrouble } from './ticket-more.tsx';
import { mailboxWords, ReplyForm } from './ticket-reply.tsx';
import { TicketSide } from './ticket-side.tsx';
import { Suggestions, suggestionsFor } from './ticket-suggestions.tsx';
import { Timeline } from './timeline.tsx';
import { stepsBefore, Tried } from './tried.tsx';

/** GET /admin/tickets/:reference: of a ticket that was merged, the way to the one that holds its words. */
export async function ticketPage(c: WebContext): Promise<Response> {
  const asked = referenceIn(c);
  const { reference } = await deskTicket(c.get('deps'), staffIn(c).id, asked);
  if (parseReference(reference) !== asked) return c.redirect(`/admin/tickets/${reference}`, 303);
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
  /** The questions that were ticked in it, and whether its writer was told of those that were not. */
  ticked?: string[];
  isWarned?: boolean;
  /** The ids of the files that were chosen for it, and why one cannot go along. */
  files?: string[];
  filesFault?: string | undefined;
  /** Another form of the page that could not be taken. */
  more?: MoreTrouble;
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
  const [entries, others, members, categories, merged, draft, saved, bookmarks, mailbox] = await Promise.all([
    timeline(deps, ticket.id),
    otherTickets(deps, staff.id, ticket),
    assignees(deps, ticket.siteId),
    categoriesOf(deps, ticket.siteId),
    mergedTickets(deps, ticket.id),
    draftOf(deps, staff.id, ticket.id),
    savedReplies(deps, staff.id, ticket.siteId),
    bookmarksOf(deps, ticket.siteId),
    standingOfMailbox(deps, ticket.siteId, ticket.requesterEmailKey),
  ]);
  const steps = await stepsBefore(deps, ticket, merged);
  const messageIds = entries.flatMap(({ messageId }) => messageId ?? []);
  const [files, lacking] = await Promise.all([attachmentsOf(deps, messageIds), lackingFiles(deps, messageIds)]);
  const chosen = await unclaimedAttachments(deps, ticket.siteId, trouble.files ?? []);
  const suggestions = await suggestionsFor(deps, ticket, entries, steps);
  const kind = categories.find(({ key }) => key === ticket.categoryKey)?.kind ?? 'question';
  const categoryNames = new Map(categories.map(({ key, name }) => [key, name]));
  const { timeZone } = ticket;
  const isHeld = ticket.status === 'held' || ticket.status === 'spam';
  return answerPage(
    c,
    { title: `${ticket.reference} ${ticket.subject}`, status: trouble.status ?? 200, scripts: ['ticket'] },
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
          {isHeld ? (
            <HeldForms ticket={ticket} formToken={formToken} />
          ) : (
            <WorkForms ticket={ticket} formToken={formToken} members={members} staffId={staff.id} />
          )}
        </header>
        {trouble.notice && (
          <p class="notice bad" role="alert">
            {trouble.notice}
          </p>
        )}
        <Tried steps={steps} openedAt={ticket.openedAt} categoryNames={categoryNames} />
        <Timeline
          entries={entries}
          requester={ticket.requesterName ?? ticket.requesterEmail}
          now={now}
          timeZone={timeZone}
          seenAt={trouble.seenAt}
          files={files}
          lacking={lacking}
          reference={ticket.reference}
          categoryNames={categoryNames}
        />
        {!isHeld && (
          <>
            <Suggestions reference={ticket.reference} suggestions={suggestions} bookmarks={bookmarks} />
            <ReplyForm
              ticket={ticket}
              formToken={formToken}
              typed={trouble.reply ?? draft?.body ?? ''}
              fault={trouble.replyFault}
              ticked={trouble.ticked ?? draft?.ticked ?? []}
              isWarned={trouble.isWarned ?? false}
              chosen={chosen}
              filesFault={trouble.filesFault}
              questions={openQuestions(entries)}
              openings={openingsFor(ticket, kind, saved, staff)}
              saved={repliesFor(ticket, saved, staff)}
              keptAt={trouble.reply === undefined ? draft?.updatedAt : undefined}
              warning={mailbox ? mailboxWords[mailbox] : undefined}
            />
            <MoreForms
              ticket={ticket}
              formToken={formToken}
              categories={categories}
              others={others}
              trouble={trouble.more}
            />
          </>
        )}
      </article>
      <aside aria-label="About this ticket">
        <TicketSide ticket={ticket} others={others} merged={merged} now={now} />
      </aside>
    </div>,
  );
}
