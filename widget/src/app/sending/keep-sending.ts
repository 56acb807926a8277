import { type Api, backoffMs, Refused } from '../api.ts';
import type { DraftKeeper, Pending } from '../draft.ts';
import { of } from '../read.ts';
import { areFilesGone } from '../send-reply.ts';
import type { Sending, SendState } from '../send-state.ts';
import { randomId } from '../store.ts';
import { filesOf, goingWith } from './attached.tsx';
import { type Delivered, deliver } from './deliver.ts';

/** Keeps trying until the ticket has a receipt or is refused for good. */
export function keepSending(
  api: Api,
  draft: DraftKeeper,
  show: (state: SendState) => void,
  delivered: (delivered: Delivered) => void,
): Sending {
  let state: SendState = { is: 'idle' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** Whether files that the server has deleted may be uploaded anew, once for each press. */
  let mayRenew = true;

  const set = (change: SendState) => {
    state = change;
    show(state);
  };

  async function run(): Promise<void> {
    const { pending } = draft.now();
    if (!pending || state.is === 'sending') return;
    clearTimeout(timer);
    set({ is: 'sending' });
    try {
      const result = await deliver(api, draft, pending, () => set({ is: 'sending', isSlow: true }));
      failures = 0;
      set({ is: 'idle' });
      delivered(result);
      draft.clear();
      goingWith(draft)?.clear();
    } catch (error) {
      const refusal = error instanceof Refused ? error : new Refused();
      if (refusal.isPassing) await waitAfter(refusal);
      else giveUp(draft.now().pending ?? pending, refusal);
    }
  }

  async function waitAfter({ retryAfterSeconds }: Refused): Promise<void> {
    failures++;
    if (navigator.onLine === false) {
      set({ is: 'waiting', untilAt: null });
      return;
    }
    const waitMs = backoffMs(failures, retryAfterSeconds);
    timer = setTimeout(run, waitMs);
    set({ is: 'waiting', untilAt: Date.now() + waitMs });
  }

  function begin(body: string): void {
    const { pending } = draft.now();
    const { key, replyKey, bodies, ...rest } = pending ?? { key: randomId(), replyKey: randomId(), bodies: [] };
    draft.change({ pending: { key, replyKey, bodies: [...bodies.filter((one) => one !== body), body], ...rest } });
    void run();
  }

  /** Waits until the files are there; when one cannot be had, sending is the visitor's again. */
  async function sendWithFiles(body: string): Promise<void> {
    set({ is: 'sending' });
    const attachments = await goingWith(draft)?.ids();
    set({ is: attachments ? 'idle' : 'paused' });
    if (attachments) begin(JSON.stringify({ ...of(JSON.parse(body)), attachments }));
  }

  function giveUp(pending: Pending, refusal: Refused): void {
    // What has become a ticket already stays it, whatever is wrong with its correction.
    if (!pending.receipt) {
      // Refused for what it says, so it never became a ticket: only wordings that may have arrived stay with the key.
      const bodies = pending.bodies.slice(0, -1);
      const isSpent = bodies.length === 0 || refusal.code === 'idempotency-key-reused';
      draft.change({ pending: isSpent ? undefined : { ...pending, bodies } });
    }
    const files = goingWith(draft);
    if (files && mayRenew && areFilesGone(refusal)) {
      mayRenew = false;
      files.renew();
      void sendWithFiles(pending.bodies.at(-1) ?? '{}');
    } else set({ is: 'refused', refusal });
  }

  const onOnline = () => void (state.is === 'waiting' && run());
  addEventListener('online', onOnline);

  return {
    state: () => state,
    send(body) {
      if (state.is === 'sending') return;
      mayRenew = true;
      if (goingWith(draft)?.all().length) void sendWithFiles(body);
      else begin(body);
    },
    resume() {
      const { pending } = draft.now();
      if (pending && (pending.bodies.length > 0 || pending.receipt)) void run();
    },
    pause() {
      clearTimeout(timer);
      if (state.is === 'waiting' || state.is === 'refused')
        set(state.is === 'waiting' ? { is: 'paused' } : { is: 'idle' });
    },
    stop() {
      clearTimeout(timer);
      filesOf(draft)?.stop();
      removeEventListener('online', onOnline);
    },
  };
}
