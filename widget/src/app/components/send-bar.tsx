import { useEffect } from 'preact/hooks';
import type { Panel } from '../panel.ts';
import { sayWhen } from '../times.ts';
import { useTurn } from '../use-turn.ts';
import { Icon } from './icons.tsx';

/** The promise, how sending stands, and the one button. */
export function SendBar(props: Panel & { faults: number }) {
  const { texts, category, sendState, sending } = props;
  const promise = category?.promise.by ? sayWhen(category.promise.by, texts) : '';
  const isSending = sendState.is === 'sending';
  return (
    <div class="foot column">
      <div role="status">
        <Standing {...props} />
      </div>
      {sendState.is === 'waiting' || sendState.is === 'paused' ? null : (
        <p class="promise">
          <Icon name="clock" />
          <span>
            {promise ? (
              <>
                {texts.replyBy} <b>{promise}</b>, {texts.yourTime}
              </>
            ) : (
              texts.noPromise
            )}
          </span>
        </p>
      )}
      {sendState.is === 'waiting' ? (
        <button type="button" class="btn wide" onClick={sending?.sender.resume}>
          {texts.tryNow}
        </button>
      ) : (
        <button type="submit" class="btn wide" aria-disabled={isSending}>
          {isSending ? texts.sending : texts.send}
        </button>
      )}
    </div>
  );
}

function Standing({ texts, sendState, faults }: Panel & { faults: number }) {
  const [, tick] = useTurn();
  const isCounting = sendState.is === 'waiting' && sendState.untilAt !== null;
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [isCounting]);

  if (sendState.is === 'refused') {
    const { code, errors } = sendState.refusal;
    if (errors.length === 0)
      return <p class="notice">{code === 'idempotency-key-reused' ? texts.arrived : texts.refused}</p>;
  }
  if (faults > 0) return <p class="notice">{texts.lookAt(faults)}</p>;
  if (sendState.is === 'paused') return <p class="notice">{texts.notSent + texts.pressSend}</p>;
  if (sendState.is !== 'waiting') return null;
  const seconds = Math.max(1, Math.ceil(((sendState.untilAt ?? 0) - Date.now()) / 1_000));
  return (
    <p class="notice">
      {texts.notSent}
      <span aria-hidden={isCounting}>{isCounting ? texts.againIn(seconds) : texts.whenOnline}</span>
    </p>
  );
}
