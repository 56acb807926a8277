import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';

/** Says that what is shown could not be brought up to date. */
export function Stale({ texts, again }: { texts: Texts; again(): void }) {
  return (
    <p class="notice" role="status">
      {enFollow.stale}{' '}
      <button type="button" class="link" onClick={again}>
        {texts.tryAgain}
      </button>
    </p>
  );
}
