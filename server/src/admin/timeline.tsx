/** @jsxImportSource hono/jsx */
import type { AttachmentView } from '@helpslip/shared/contract';
import { instantWords } from '@helpslip/shared/instant-words';
import type { LackingFile } from '../inbound/file-queries.ts';
import type { TimelineEntry } from '../tickets/desk-queries.ts';
import { Attached } from './attached.tsx';
import { LackingFiles } from './mail-files.tsx';
import { MailedParts, MailWords } from './mailed.tsx';
import { statusWords, wayWords } from './status.tsx';
import { Instant } from './times.tsx';

interface TimelineProps {
  entries: TimelineEntry[];
  requester: string;
  now: Date;
  timeZone: string;
  /** What happened after this instant is marked as new. */
  seenAt?: Date | undefined;
  /** Names of categories by their keys. */
  categoryNames: Map<string, string>;
  /** By the ids of messages. */
  files: Map<number, AttachmentView[]>;
  /** What came by mail and is not here, by the ids of messages. */
  lacking: Map<number, LackingFile[]>;
  reference: string;
}

/** Conversation and events in the one order in which they happened. */
export function Timeline({
  entries,
  requester,
  now,
  timeZone,
  seenAt,
  categoryNames,
  files,
  lacking,
  reference,
}: TimelineProps) {
  return (
    <ol class="timeline" aria-label="What happened">
      {entries.map((entry, index) => (
        <li
          class={entry.body === null ? 'fact' : `said ${isNote(entry) ? 'note' : entry.actor}`}
          id={index === entries.length - 1 ? 'latest' : undefined}
        >
          <p class="who">
            <EntryWords entry={entry} requester={requester} timeZone={timeZone} categoryNames={categoryNames} />
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
          <Attached reference={reference} files={files.get(entry.messageId ?? 0) ?? []} />
          <LackingFiles files={lacking.get(entry.messageId ?? 0) ?? []} />
          {entry.kind === 'staff-replied' && entry.messageId !== null && (
            <p class="to-answers">
              <a href={`/admin/answers/new?from=${entry.messageId}`}>Add to answers</a>
            </p>
          )}
          <MailedParts entry={entry} />
        </li>
      ))}
    </ol>
  );
}

/** What staff alone see. */
const isNote = ({ kind }: TimelineEntry) => kind === 'noted' || kind === 'logged';

interface EntryProps {
  entry: TimelineEntry;
  requester: string;
  timeZone: string;
  categoryNames: Map<string, string>;
}

function EntryWords({ entry, requester, timeZone, categoryNames }: EntryProps) {
  const staff = <bdi>{entry.staffName ?? 'Somebody who has left'}</bdi>;
  switch (entry.kind) {
    case 'opened':
      return <OpenedWords entry={entry} requester={requester} />;
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
    case 'let-through':
      return <span>{staff} let it through. Its letters went then, and its promise counts from then</span>;
    case 'marked-spam':
      return <span>{staff} put it away as spam</span>;
    case 'noted':
      return <span>{staff}, a note for staff only</span>;
    case 'logged':
      return (
        <span>
          {staff}, {spoken(entry)}, seen by staff only
          {entry.detail.answers === 'yes' && '. It answered the question'}
        </span>
      );
    case 'moved': {
      const nameOf = (key = '') => <b dir="auto">{categoryNames.get(key) ?? key}</b>;
      return (
        <span>
          {staff} moved it from {nameOf(entry.detail.from)} to {nameOf(entry.detail.to)}
        </span>
      );
    }
    case 'merged':
    case 'merged-in':
      return (
        <span>
          {staff} merged <span class="reference">{entry.detail.from ?? entry.detail.into}</span> into this
        </span>
      );
    case 'assigned':
      return <span>{assigned(entry, staff)}</span>;
  }
}

/** Of a ticket that was merged into this one, and of one that staff opened, how it came. */
function OpenedWords({ entry, requester }: Pick<EntryProps, 'entry' | 'requester'>) {
  const { mergedFrom, detail } = entry;
  return (
    <span>
      <bdi>{requester}</bdi>
      {detail.way && (
        <>
          , {spoken(entry)}; written down by <bdi>{entry.staffName ?? 'somebody who has left'}</bdi>
        </>
      )}
      {mergedFrom && (
        <>
          , as <span class="reference">{mergedFrom.reference}</span>: <bdi>{mergedFrom.subject}</bdi>
        </>
      )}
    </span>
  );
}

function spoken({ via }: TimelineEntry): string {
  return via === null || via === 'web' || via === 'mail' ? '' : wayWords[via].toLowerCase();
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
