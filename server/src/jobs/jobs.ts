import { IMPORT_BATCH, workImports } from '../articles/import-articles.ts';
import { SWEEP_BATCH, sweepAttachments } from '../attachments/sweep-attachments.ts';
import type { Deps } from '../deps.ts';
import { FILES_BATCH, fetchMailFiles } from '../inbound/fetch-files.ts';
import { RECONCILE_PAGES, reconcileReceived } from '../inbound/reconcile.ts';
import { INBOUND_BATCH, workInbound } from '../inbound/work-events.ts';
import { ROLL_BATCH, rollVisits } from '../insights/roll-visits.ts';
import { PLAN_BATCH, planDeliveries } from '../notifications/plan-deliveries.ts';
import { SEND_BATCH, sendDue } from '../notifications/send-due.ts';
import { measurePace, PACE_BATCH } from '../promises/measure-pace.ts';
import { WATCH_BATCH, watchPromises } from '../promises/watch-promises.ts';
import { askFollowUps, FOLLOW_UP_BATCH } from '../tickets/ask-follow-ups.ts';
import { PURGE_BATCH, purge } from './purge.ts';

export interface Job {
  name: string;
  everyMs: number;
  /** How much a turn does at most; one that did so much is followed by another at once. */
  batch: number;
  /** @returns how much was done */
  run: (deps: Deps) => Promise<number>;
}

/** Everything that happens without a request. */
export const jobs: Job[] = [
  { name: 'plan-deliveries', everyMs: 1_000, batch: PLAN_BATCH, run: planDeliveries },
  { name: 'send-due', everyMs: 250, batch: SEND_BATCH, run: sendDue },
  { name: 'work-inbound', everyMs: 1_000, batch: INBOUND_BATCH, run: workInbound },
  { name: 'fetch-mail-files', everyMs: 1_000, batch: FILES_BATCH, run: fetchMailFiles },
  { name: 'reconcile-received', everyMs: 300_000, batch: RECONCILE_PAGES, run: reconcileReceived },
  { name: 'watch-promises', everyMs: 15_000, batch: WATCH_BATCH, run: watchPromises },
  { name: 'measure-pace', everyMs: 60_000, batch: PACE_BATCH, run: measurePace },
  { name: 'ask-follow-ups', everyMs: 60_000, batch: FOLLOW_UP_BATCH, run: askFollowUps },
  { name: 'roll-visits', everyMs: 600_000, batch: ROLL_BATCH, run: rollVisits },
  { name: 'work-imports', everyMs: 1_000, batch: IMPORT_BATCH, run: workImports },
  { name: 'sweep-attachments', everyMs: 60_000, batch: SWEEP_BATCH, run: sweepAttachments },
  { name: 'purge', everyMs: 600_000, batch: PURGE_BATCH, run: purge },
];
