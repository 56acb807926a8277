import type { Texts } from '../locales/en.ts';
import type { Slip } from '../slips.ts';

/** Grey lines in the shape of what is being fetched, shown only when it takes long enough to be noticed. */
export function Skeleton({ rows, isShown }: { rows: number; isShown: boolean | undefined }) {
  return <div class="skeleton">{isShown && Array.from({ length: rows }, (_, row) => <i key={row} />)}</div>;
}

/** Something could not be had; the visitor may ask for it again. The number of a slip is shown all the same. */
export function Failed({
  title,
  texts,
  again,
  slip,
}: {
  title: string;
  texts: Texts;
  again(): void;
  slip?: Slip | undefined;
}) {
  return (
    <div class="failed" role="alert">
      <h2 tabIndex={-1}>{title}</h2>
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
