/** @jsxImportSource hono/jsx */

import { instantWords } from '@helpslip/shared/instant-words';
import { promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import type { StoredStatus } from '../db/schema.ts';
import type { DeskTicket } from '../tickets/desk-queries.ts';
import { FactRow } from './fact-row.tsx';
import { LateMark, RiskMark, YesMark } from './marks.tsx';
import { exactly, spanWords } from './times.tsx';

export interface Promised {
  status: StoredStatus;
  promisedAt: Date | null;
  atRiskAt: Date | null;
  answeredAt: Date | null;
  promiseKept: boolean | null;
  timeZone: string;
}

type Standing = 'none' | 'ahead' | 'risk' | 'late' | 'kept' | 'broken' | 'unanswered';

function standingOf({ status, promisedAt, atRiskAt, answeredAt, promiseKept }: Promised, now: Date): Standing {
  if (!promisedAt) return 'none';
  if (answeredAt) return promiseKept ? 'kept' : 'broken';
  if (status === 'completed' || status === 'spam') return 'unanswered';
  if (now > promisedAt) return 'late';
  return atRiskAt && atRiskAt <= now ? 'risk' : 'ahead';
}

/** Where a promise stands, in a few words and a shape; the exact instant on hover. */
export function PromiseMark({ promised, now }: { promised: Promised; now: Date }) {
  const standing = standingOf(promised, now);
  const { promisedAt, timeZone } = promised;
  if (!promisedAt) return <span class="promise none">no promise</span>;
  const span = spanWords(Math.abs(promisedAt.getTime() - now.getTime()));
  return (
    <span class={`promise ${standing}`}>
      {standing === 'late' && <LateMark />}
      {standing === 'risk' && <RiskMark />}
      {standing === 'kept' && <YesMark />}
      <time dateTime={promisedAt.toISOString()} title={exactly(promisedAt, timeZone)}>
        {words(standing, span)}
      </time>
    </span>
  );
}

function words(standing: Standing, span: string): string {
  switch (standing) {
    case 'late':
      return `${span} late`;
    case 'risk':
      return `at risk, in ${span}`;
    case 'ahead':
      return `in ${span}`;
    case 'kept':
      return 'kept';
    case 'broken':
      return 'answered late';
    default:
      return 'not answered';
  }
}

function atDesk(at: Date, timeZone: string): string {
  return instantWords(at, timeZone, 'en-GB');
}

/** A ticket's promise: where it stands, where it comes from, and the words in which the requester was told. */
export function PromiseSection({ ticket, now }: { ticket: DeskTicket; now: Date }) {
  const { promisedAt, newPromisedAt, promiseReplies, timeZone } = ticket;
  const told = toldWords(ticket);
  return (
    <section>
      <h2>Promise</h2>
      <p>
        <PromiseMark promised={ticket} now={now} />
      </p>
      {promisedAt && (
        <dl>
          <FactRow label="Reply by">{atDesk(promisedAt, timeZone)}</FactRow>
          {newPromisedAt && <FactRow label="New time">{atDesk(newPromisedAt, timeZone)}</FactRow>}
          <FactRow label="Taken from">
            {promiseReplies === null
              ? 'The target of its category'
              : `Your own last ${promiseReplies} replies: four of five came within that time`}
          </FactRow>
          {told && <FactRow label="They read">“{told}”</FactRow>}
        </dl>
      )}
    </section>
  );
}

function toldWords(ticket: DeskTicket): string | null {
  const { promisedAt, openedInHours, promiseSettings, requesterTimeZone, timeZone, locale } = ticket;
  if (!promisedAt || openedInHours === null) return null;
  const by = instantWords(promisedAt, requesterTimeZone ?? timeZone, locale ?? 'en-GB');
  return promiseSentence(promiseText(promiseSettings, openedInHours, locale ?? 'en'), by);
}
