/** @jsxImportSource hono/jsx */
import type { TicketStatus } from '@helpslip/shared/contract';
import { LateMark, RiskMark, YesMark } from './marks.tsx';
import { exactly, spanWords } from './times.tsx';

/** A promise is at risk for its last two hours; a short one, for its last third. */
const AT_RISK_MS = 2 * 3_600_000;
const AT_RISK_SHARE = 1 / 3;

export interface Promised {
  status: TicketStatus;
  openedAt: Date;
  promisedAt: Date | null;
  answeredAt: Date | null;
  timeZone: string;
}

type Standing = 'none' | 'ahead' | 'risk' | 'late' | 'kept' | 'broken' | 'unanswered';

function standingOf({ status, openedAt, promisedAt, answeredAt }: Promised, now: Date): Standing {
  if (!promisedAt) return 'none';
  if (answeredAt) return answeredAt <= promisedAt ? 'kept' : 'broken';
  if (status === 'completed') return 'unanswered';
  const leftMs = promisedAt.getTime() - now.getTime();
  if (leftMs < 0) return 'late';
  const wholeMs = promisedAt.getTime() - openedAt.getTime();
  return leftMs < Math.min(AT_RISK_MS, wholeMs * AT_RISK_SHARE) ? 'risk' : 'ahead';
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
