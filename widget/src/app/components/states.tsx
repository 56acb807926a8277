import type { Texts } from '../locales/en.ts';
import type { Slip } from '../slips.ts';
import type { Fetched } from '../use-fetched.ts';

interface NotThereProps extends Fetched<unknown> {
  texts: Texts;
  /** What could not be had. */
  title?: string;
  slip?: Slip | undefined;
}

/** Stands in the place of what is being fetched or could not be had. The number of a slip is shown all the same. */
export function NotThere({ value, hasFailed, isSlow, again, texts, title, slip }: NotThereProps) {
  if (value !== undefined) return null;
  // Grey lines in its shape, once it takes long enough to be noticed.
  if (!hasFailed) return <div class="skeleton">{isSlow && [1, 2, 3, 4, 5].map((row) => <i key={row} />)}</div>;
  return (
    <div class="failed" role="alert">
      <h2 tabIndex={-1}>{title ?? texts.unreachable}</h2>
      <p class="lead">{texts.unreachableMore}</p>
      <button type="button" class="btn quiet" onClick={again}>
        {texts.tryAgain}
      </button>
      {slip && (
        <p class="notice">
          {texts.yourSlip}: <b>{slip.reference.replace(/(...)(...)/, '$1-$2-')}</b> {slip.about}
        </p>
      )}
    </div>
  );
}
