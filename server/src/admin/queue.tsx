/** @jsxImportSource hono/jsx */
import { formatReference, parseReference } from '@helpslip/shared/reference';
import { hasTicket } from '../tickets/has-ticket.ts';
import { queueChoices } from '../tickets/queue-choices.ts';
import { queueCounts } from '../tickets/queue-counts.ts';
import { queuePage } from '../tickets/queue-queries.ts';
import type { WebContext } from '../web/route.ts';
import { AlertLine, alertsFor } from './delivery-alerts.tsx';
import { staffIn } from './desk-route.tsx';
import { HeldIntroduction } from './held.tsx';
import { answerPage } from './layout.tsx';
import { filterOf, firstPage, queueHref } from './queue-address.ts';
import { BulkForm } from './queue-bulk.tsx';
import { EmptyQueue } from './queue-empty.tsx';
import { QueueNarrowing, QueueSearch } from './queue-narrowing.tsx';
import { QueueTable } from './queue-table.tsx';
import { QueueTabs } from './queue-views.tsx';
import { toldOf } from './queue-work.ts';

/** GET /admin */
export async function queueDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const filter = filterOf(c);
  const reference = parseReference(filter.search ?? '');
  if (reference && (await hasTicket(deps, staff.id, reference))) {
    return c.redirect(`/admin/tickets/${formatReference(reference)}`, 303);
  }
  const choices = await queueChoices(deps, staff.id, filter.site);
  const [{ rows, previous, next }, counts, alerts] = await Promise.all([
    queuePage(deps, staff.id, filter, choices.languages),
    queueCounts(deps, staff.id, filter.site),
    alertsFor(c),
  ]);
  const isNarrowed = [filter.category, filter.assignee, filter.search, filter.status].some(Boolean);
  const told = toldOf(c.req.query('told'));
  const start = firstPage(filter);
  return answerPage(
    c,
    { title: 'Queue', here: 'queue', scripts: ['queue'] },
    <>
      <div class="head">
        <h1>Queue</h1>
        {choices.sites.length > 0 && <QueueSearch filter={filter} />}
        {choices.sites.length > 0 && <a href="/admin/new-ticket">New ticket</a>}
      </div>
      <AlertLine alerts={alerts} />
      {told && (
        <p class="told" role="status">
          {told}
        </p>
      )}
      <QueueTabs filter={filter} counts={isNarrowed ? null : counts} />
      <HeldIntroduction view={filter.view} />
      <QueueNarrowing filter={filter} choices={choices} />
      {rows.length > 0 ? (
        <BulkForm
          formToken={c.get('formToken')}
          back={queueHref(filter)}
          members={choices.members}
          staffId={staff.id}
          view={filter.view}
        >
          <QueueTable rows={rows} now={deps.clock()} isManySites={choices.sites.length > 1} />
        </BulkForm>
      ) : (
        <EmptyQueue
          role={staff.role}
          filter={filter}
          sites={choices.sites}
          baseUrl={deps.config.baseUrl}
          hasOpen={counts.todo + counts.waiting > 0}
        />
      )}
      {(previous || next) && (
        <nav class="pages" aria-label="Pages">
          {previous && <a href={queueHref(start)}>First page</a>}
          {previous && (
            <a rel="prev" href={queueHref({ ...start, before: previous })}>
              Previous page
            </a>
          )}
          {next && (
            <a rel="next" href={queueHref({ ...start, after: next })}>
              Next page
            </a>
          )}
        </nav>
      )}
    </>,
  );
}
