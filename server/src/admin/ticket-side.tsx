/** @jsxImportSource hono/jsx */

import type { DeskTicket, MergedTicket, OtherTicket } from '../tickets/desk-queries.ts';
import { FactRow } from './fact-row.tsx';
import { PromiseSection } from './promise.tsx';
import { StatusMark } from './status.tsx';
import { clockIn, Instant } from './times.tsx';

interface RequesterProps {
  ticket: DeskTicket;
  others: OtherTicket[];
  now: Date;
}

/** Who asked, what else they asked, and what came along. */
export function TicketSide({ ticket, others, merged, now }: RequesterProps & { merged: MergedTicket[] }) {
  return (
    <>
      <Requester ticket={ticket} others={others} now={now} />
      <PromiseSection ticket={ticket} now={now} />
      <Details ticket={ticket} now={now} />
      {merged.map((one) => (
        <Merged ticket={one} />
      ))}
    </>
  );
}

function Requester({ ticket, others, now }: RequesterProps) {
  return (
    <section>
      <h2>Requester</h2>
      {ticket.requesterName && (
        <p class="name">
          <bdi>{ticket.requesterName}</bdi>
        </p>
      )}
      <p>
        <bdi>{ticket.requesterEmail}</bdi>
      </p>
      {ticket.requesterProvenAt ? (
        <p class="proof proven">Verified: this address is theirs</p>
      ) : (
        <p class="proof">Not verified: nobody has shown that this address is theirs</p>
      )}
      {others.length > 0 && (
        <>
          <h3>Other tickets from this address</h3>
          <ul class="others">
            {others.map((other) => (
              <li>
                <a href={`/admin/tickets/${other.reference}`}>
                  <bdi>{other.subject}</bdi>
                </a>
                <p>
                  <StatusMark status={other.status} />
                  {other.siteId !== ticket.siteId && <bdi>{other.siteName}</bdi>}
                  <Instant at={other.openedAt} now={now} timeZone={ticket.timeZone} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Details({ ticket, now }: { ticket: DeskTicket; now: Date }) {
  const { locale, requesterTimeZone, page, context } = ticket;
  const clock = requesterTimeZone ? clockIn(requesterTimeZone, now) : null;
  return (
    <section>
      <h2>Details</h2>
      <dl>
        <FactRow label="Category">{ticket.categoryName}</FactRow>
        <FactRow label="Site">{ticket.siteName}</FactRow>
        {ticket.fields.map(({ label, value }) => (
          <FactRow label={label}>{value}</FactRow>
        ))}
        {page && <FactRow label="Written on">{page}</FactRow>}
        {locale && <FactRow label="Language">{locale}</FactRow>}
        {requesterTimeZone && (
          <FactRow label="Time zone">{clock ? `${requesterTimeZone}, now ${clock}` : requesterTimeZone}</FactRow>
        )}
        {Object.entries(context).map(([label, value]) => (
          <FactRow label={label}>{value}</FactRow>
        ))}
      </dl>
    </section>
  );
}

/** What came along with a ticket that is part of this one now. */
function Merged({ ticket: { reference, subject, categoryName, fields, page } }: { ticket: MergedTicket }) {
  return (
    <section>
      <h2>
        Merged: <span class="reference">{reference}</span>
      </h2>
      <dl>
        <FactRow label="Subject">{subject}</FactRow>
        <FactRow label="Category">{categoryName}</FactRow>
        {fields.map(({ label, value }) => (
          <FactRow label={label}>{value}</FactRow>
        ))}
        {page && <FactRow label="Written on">{page}</FactRow>}
      </dl>
    </section>
  );
}
