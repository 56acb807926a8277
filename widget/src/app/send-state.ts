import type { Refused } from './api.ts';

/** How the sending of a ticket stands. */
export type SendState =
  | { is: 'idle' }
  | { is: 'sending'; isSlow?: boolean }
  /** `untilAt` is in milliseconds since 1970; null waits for the network. */
  | { is: 'waiting'; untilAt: number | null }
  /** The visitor went on writing, so the next try is theirs. */
  | { is: 'paused' }
  | { is: 'refused'; refusal: Refused };

export interface Sending {
  state(): SendState;
  /** Sends a ticket, given as JSON. While one is under way it does nothing: pressing twice is pressing once. */
  send(body: string): void;
  /** Goes on with what an earlier page began to send. */
  resume(): void;
  pause(): void;
  stop(): void;
}
