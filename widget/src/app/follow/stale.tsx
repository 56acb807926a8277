import type { Texts } from '../locales/en.ts';
import { words } from './words.ts';

/** Says that what is shown could not be brought up to date. */
export function Stale({ texts, again }: { texts: Texts; again(): void }) {
  return (
    <p class="notice" role="status">
      {words.stale}{' '}
      <button type="button" class="link" onClick={again}>
        {texts.tryAgain}
      </button>
    </p>
  );
}
