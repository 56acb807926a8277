import type { Deps } from '../deps.ts';
import { planDeliveries } from '../notifications/plan-deliveries.ts';
import { sendDue } from '../notifications/send-due.ts';
import { purge } from './purge.ts';

export interface Job {
  name: string;
  everyMs: number;
  /** @returns how much was done; more than none means: look again at once */
  run: (deps: Deps) => Promise<number>;
}

/** Everything that happens without a request. */
export const jobs: Job[] = [
  { name: 'plan-deliveries', everyMs: 1_000, run: planDeliveries },
  { name: 'send-due', everyMs: 1_000, run: sendDue },
  { name: 'purge', everyMs: 600_000, run: purge },
];
