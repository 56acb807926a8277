/** @jsxImportSource hono/jsx */
import { instantWords } from '@helpslip/shared/instant-words';
import type { TimelineEntry } from '../tickets/desk-queries.ts';
import { MailedParts, MailWords } from './mailed.tsx';
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
            <EntryWords entry={entry} requester={requester} timeZone={timeZone} />
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
          <MailedParts entry={entry} />
        </li>
      ))}
    </ol>
  );
}

interface EntryProps {
  entry: TimelineEntry;
  requester: string;
  timeZone: string;
}

function EntryWords({ entry, requester, timeZone }: EntryProps) {
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
    case 'follow-up-due':
      return <span>A letter asked whether it is solved</span>;
    case 'solved':
    case 'came-back':
      return (
        <span>
          <bdi>{requester}</bdi> says that it {entry.kind === 'solved' ? 'is solved' : 'came back'}
        </span>
      );
    case 'promise-at-risk':
      return <span>Promise at risk: nobody has replied yet</span>;
    case 'promise-broken':
      return <span>{promiseBroken(entry.detail, timeZone)}</span>;
    case 'mail-noted':
    case 'mail-muted':
    case 'letter-bounced':
      return <MailWords entry={entry} />;
    case 'not-me':
      return <span>Whoever reads this mailbox says that it was not they who asked</span>;
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

function promiseBroken({ by }: Record<string, string>, timeZone: string): string {
  const told = by ? `New time: ${instantWords(new Date(by), timeZone, 'en-GB')}` : 'There is no new time';
  return `Promise not kept. ${told}`;
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
