/** @jsxImportSource hono/jsx */
import {
  openCounts,
  type QueueFilter,
  type QueueRow,
  type QueueView,
  queueChoices,
  queuePage,
} from '../tickets/queue-queries.ts';
import type { WebContext } from '../web/route.ts';
import { AlertLine, alertsFor } from './delivery-alerts.tsx';
import { staffIn } from './desk-route.tsx';
import { FeedbackMark } from './feedback.tsx';
import { answerPage } from './layout.tsx';
import { PromiseMark } from './promise.tsx';
import { EmptyQueue } from './queue-empty.tsx';
import { QueueNarrowing, QueueTabs, queueHref } from './queue-views.tsx';
import { StatusMark } from './status.tsx';

const views: QueueView[] = ['open', 'queued', 'assigned', 'waiting', 'completed', 'all'];

/** GET /admin */
export async function queueDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const filter = filterOf(c);
  const [{ rows, next }, counts, choices, alerts] = await Promise.all([
    queuePage(deps, staff.id, filter),
    openCounts(deps, staff.id, filter.site),
    queueChoices(deps, staff.id, filter.site),
    alertsFor(c),
  ]);
  return answerPage(
    c,
    { title: 'Queue', here: 'queue' },
    <>
      <div class="head">
        <h1>Queue</h1>
        <QueueNarrowing filter={filter} choices={choices} />
      </div>
      <AlertLine alerts={alerts} />
      <QueueTabs filter={filter} counts={counts} />
      {rows.length > 0 ? (
        <QueueTable rows={rows} now={deps.clock()} isManySites={choices.sites.length > 1} />
      ) : (
        <EmptyQueue
          role={staff.role}
          filter={filter}
          sites={choices.sites}
          baseUrl={deps.config.baseUrl}
          hasOpen={counts.size > 0}
        />
      )}
      <p class="pages">
        {filter.after && <a href={queueHref({ ...filter, after: undefined })}>First page</a>}
        {next && <a href={queueHref({ ...filter, after: next })}>Next page</a>}
      </p>
    </>,
  );
}

/** What the address asks for. Whatever it does not say, or says wrongly, is the plain queue. */
function filterOf(c: WebContext): QueueFilter {
  const status = c.req.query('status');
  const key = (value: string | undefined) => (value && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(value) ? value : undefined);
  return {
    view: views.find((view) => view === status) ?? 'open',
    site: key(c.req.query('site')),
    category: key(c.req.query('category')),
    after: c.req.query('after')?.slice(0, 60),
  };
}

interface QueueTableProps {
  rows: QueueRow[];
  now: Date;
  isManySites: boolean;
}

function QueueTable({ rows, now, isManySites }: QueueTableProps) {
  return (
    <table class="queue">
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Subject and requester</th>
          <th scope="col">Category</th>
          <th scope="col">Status</th>
          <th scope="col" class="end">
            Reply
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="reference">{row.reference}</td>
            <th scope="row">
              <a href={`/admin/tickets/${row.reference}`}>
                <bdi>{row.subject}</bdi>
              </a>
              <p class="requester">
                <bdi>{row.requesterName ?? row.requesterEmail}</bdi>
              </p>
            </th>
            <td class="category">
              <bdi>{row.categoryName}</bdi>
              <FeedbackMark feedback={row.feedback} answeredAt={row.answeredAt} />
              {isManySites && (
                <p>
                  <bdi>{row.siteName}</bdi>
                </p>
              )}
            </td>
            <td class="standing">
              <StatusMark status={row.status} />
              {row.assigneeName && (
                <p>
                  <bdi>{row.assigneeName}</bdi>
                </p>
              )}
            </td>
            <td class="end">
              <PromiseMark promised={row} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
