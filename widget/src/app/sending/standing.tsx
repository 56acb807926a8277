import { useEffect } from 'preact/hooks';
import { count } from '../count.ts';
import type { Panel } from '../panel.ts';
import { useTurn } from '../use-turn.ts';
import { words } from './words.ts';

/** How sending stands: what is wrong, what is being waited for, and that nothing is lost. */
export function Standing({ texts, sendState, faults }: Panel & { faults: number }) {
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
      return <p class="notice">{code === 'idempotency-key-reused' ? words.arrived : words.refused}</p>;
  }
  if (faults > 0) return <p class="notice">{count(texts, words.lookAt, faults)}</p>;
  if (sendState.is === 'paused') return <p class="notice">{texts.notSent}</p>;
  if (sendState.is === 'sending' && sendState.isSlow) return <p class="notice">{words.oneMoment}</p>;
  if (sendState.is !== 'waiting') return null;
  const seconds = Math.max(1, Math.ceil(((sendState.untilAt ?? 0) - Date.now()) / 1_000));
  return (
    <p class="notice">
      {words.notYet}
      <span aria-hidden={isCounting}>
        {isCounting ? words.againIn(seconds.toLocaleString(texts.locale)) : words.whenOnline}
      </span>
    </p>
  );
}
