import { Icon } from '../components/icons.tsx';
import type { Panel } from '../panel.ts';
import { words } from './words.ts';

/** The answer helped. */
export function SolvedStep({ texts, close, go }: Panel) {
  return (
    <>
      <div class="main calm">
        <span class="seal">
          <Icon path="M5 12.5l4.5 4.5L19 7.5" />
        </span>
        <h2 tabIndex={-1}>{words.glad}</h2>
        <p class="lead">{words.gladMore}</p>
      </div>
      <div class="foot">
        <button type="button" class="link" onClick={() => go({ do: 'write' })}>
          {words.stillNeed}
        </button>
        <button type="button" class="btn end" onClick={close}>
          {texts.close}
        </button>
      </div>
    </>
  );
}
