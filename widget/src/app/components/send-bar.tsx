import { PROMISE_PLACE } from '@helpslip/shared/promise-text';
import type { Panel } from '../panel.ts';
import { ownZone, sayWhen } from '../times.ts';
import { CLOCK, Icon } from './icons.tsx';

/** The promise, how sending stands, and the one button. */
export function SendBar(props: Panel & { faults: number }) {
  const { texts, category, sendState, sending } = props;
  const { by, text = '' } = category?.promise ?? {};
  const [before, after] = text.split(PROMISE_PLACE);
  const isSending = sendState.is === 'sending';
  return (
    <div class="foot column">
      <div role="status">
        {sending ? (
          <sending.part.Standing {...props} />
        ) : (
          sendState.is === 'paused' && <p class="notice">{texts.notSent}</p>
        )}
      </div>
      {sendState.is === 'waiting' || sendState.is === 'paused' ? null : (
        <p class="promise">
          <Icon path={CLOCK} />
          <span>
            {by ? (
              <>
                {before}
                <b>{sayWhen(by, texts)}</b> ({ownZone()}){after}
              </>
            ) : (
              category?.thanks || texts.noPromise
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
