import { type Api, backoffMs, Refused } from '../api.ts';
import type { DraftKeeper, Pending } from '../draft.ts';
import type { Sending, SendState } from '../send-state.ts';
import { randomId } from '../store.ts';
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
      const result = await deliver(api, draft, pending);
      failures = 0;
      set({ is: 'idle' });
      delivered(result);
      draft.clear();
    } catch (error) {
      const refusal = error instanceof Refused ? error : new Refused();
      if (refusal.isPassing) await waitAfter(refusal);
      else giveUp(pending, refusal);
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

  function giveUp(pending: Pending, refusal: Refused): void {
    // Refused for what it says, so it never became a ticket: only wordings that may have arrived stay with the key.
    const bodies = pending.bodies.slice(0, -1);
    const isSpent = bodies.length === 0 || refusal.code === 'idempotency-key-reused';
    draft.change({ pending: isSpent ? undefined : { ...pending, bodies } });
    set({ is: 'refused', refusal });
  }

  const onOnline = () => void (state.is === 'waiting' && run());
  addEventListener('online', onOnline);

  return {
    state: () => state,
    send(body) {
      if (state.is === 'sending') return;
      const { pending } = draft.now();
      const { key, replyKey, bodies, ...rest } = pending ?? { key: randomId(), replyKey: randomId(), bodies: [] };
      draft.change({ pending: { key, replyKey, bodies: [...bodies.filter((one) => one !== body), body], ...rest } });
      void run();
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
      removeEventListener('online', onOnline);
    },
  };
}
