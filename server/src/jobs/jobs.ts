import type { Deps } from '../deps.ts';
import { PLAN_BATCH, planDeliveries } from '../notifications/plan-deliveries.ts';
import { SEND_BATCH, sendDue } from '../notifications/send-due.ts';
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
  { name: 'send-due', everyMs: 1_000, batch: SEND_BATCH, run: sendDue },
  { name: 'purge', everyMs: 600_000, batch: PURGE_BATCH, run: purge },
];
