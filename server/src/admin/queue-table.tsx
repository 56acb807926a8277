/** @jsxImportSource hono/jsx */
import type { QueueRow } from '../tickets/queue-queries.ts';
import { FeedbackMark } from './feedback.tsx';
import { PromiseMark } from './promise.tsx';
import { PICK } from './queue-work.ts';
import { StatusMark } from './status.tsx';

interface QueueTableProps {
  rows: QueueRow[];
  now: Date;
  isManySites: boolean;
}

/** The tickets, each with a box that picks it for the form around. */
export function QueueTable({ rows, now, isManySites }: QueueTableProps) {
  return (
    <table class="queue picking">
      <thead>
        <tr>
          <th scope="col" class="pick">
            <input type="checkbox" class="pick-all" aria-label="Pick all of this page" hidden />
          </th>
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
            <td class="pick">
              <label>
                <input
                  type="checkbox"
                  name={`${PICK}${row.reference}`}
                  value={row.updatedAt.toISOString()}
                  aria-label={`Pick ${row.reference}`}
                />
              </label>
            </td>
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
