import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';

/** The header by which our own letters are known when they come back, also where a provider has replaced their Message-ID. */
export const LOOP_HEADER = 'X-Helpslip-Loop';

/** What the loop header of every letter of this installation says. Nobody else can make it, and it tells nothing. */
export function loopMark({ secret }: Pick<Config, 'secret'>): string {
  return createHmac('sha256', secret).update('loop').digest('hex').slice(0, 32);
}

/** Whether a loop header is one of ours. */
export function isOurLoopMark(config: Pick<Config, 'secret'>, mark: string): boolean {
  const [given, ours] = [Buffer.from(mark.trim().toLowerCase()), Buffer.from(loopMark(config))];
  return given.length === ours.length && timingSafeEqual(given, ours);
}
