/** @jsxImportSource hono/jsx */
import type { TimelineEntry } from '../tickets/desk-queries.ts';
import { statusWords } from './status.tsx';
import { Instant } from './times.tsx';

interface TimelineProps {
  entries: TimelineEntry[];
  requester: string;
  now: Date;
  timeZone: string;
  /** What happened after this instant is marked as new. */
  seenAt?: Date | undefined;
}

/** Conversation and events in the one order in which they happened. */
export function Timeline({ entries, requester, now, timeZone, seenAt }: TimelineProps) {
  return (
    <ol class="timeline" aria-label="What happened">
      {entries.map((entry, index) => (
        <li
          class={entry.body === null ? 'fact' : `said ${entry.actor}`}
          id={index === entries.length - 1 ? 'latest' : undefined}
        >
          <p class="who">
            <EntryWords entry={entry} requester={requester} />
            <span class="when">
              {seenAt && entry.at > seenAt && <strong class="new">New</strong>}
              <Instant at={entry.at} now={now} timeZone={timeZone} />
            </span>
          </p>
          {entry.body !== null && (
            <p class="body" dir="auto">
              {entry.body}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function EntryWords({ entry, requester }: { entry: TimelineEntry; requester: string }) {
  const staff = <bdi>{entry.staffName ?? 'Somebody who has left'}</bdi>;
  switch (entry.kind) {
    case 'opened':
    case 'requester-replied':
      return (
        <span>
          <bdi>{requester}</bdi>
        </span>
      );
    case 'staff-replied':
      return <span>{staff}</span>;
    case 'access-requested':
      return <span>Somebody asked for a fresh link to this conversation</span>;
    case 'status-changed':
      return (
        <span>
          {staff} {statusChange(entry.detail)}
        </span>
      );
    case 'assigned':
      return <span>{assigned(entry, staff)}</span>;
  }
}

function statusChange({ from, to }: Record<string, string>): string {
  if (to === 'completed') return 'completed it';
  if (from === 'completed') return 'reopened it';
  return to === 'waiting' ? `set it to “${statusWords.waiting}”` : 'took it back from waiting';
}

function assigned(entry: TimelineEntry, staff: unknown) {
  if (!entry.detail.to) return <>{staff} put it back in the queue</>;
  if (entry.assigneeName !== null && entry.assigneeName === entry.staffName) return <>{staff} took it</>;
  const to = <bdi>{entry.assigneeName ?? 'somebody who has left'}</bdi>;
  return entry.actor === 'staff' ? (
    <>
      {staff} gave it to {to}
    </>
  ) : (
    <>It was given to {to}</>
  );
}
