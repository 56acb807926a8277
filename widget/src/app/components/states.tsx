import type { Texts } from '../locales/en.ts';
import type { Slip } from '../slips.ts';
import type { Fetched } from '../use-fetched.ts';

interface NotThereProps extends Fetched<unknown> {
  texts: Texts;
  /** What could not be had. */
  title?: string | undefined;
  /** What to do about it. */
  more?: string | undefined;
  slip?: Slip | undefined;
}

/** Stands in the place of what is being fetched or could not be had. The number of a slip is shown all the same. */
export function NotThere({ value, hasFailed, isSlow, again, texts, title, more, slip }: NotThereProps) {
  if (value !== undefined) return null;
  // Grey lines in its shape, once it takes long enough to be noticed.
  if (!hasFailed) return <div class="skeleton">{isSlow && [1, 2, 3, 4, 5].map((row) => <i key={row} />)}</div>;
  return (
    <div class="failed" role="alert">
      <h2 tabIndex={-1}>{title ?? texts.unreachable}</h2>
      <p class="lead">{more ?? texts.unreachableMore}</p>
      <button
        type="button"
        class="btn quiet"
        onClick={({ currentTarget }) => {
          // The button goes with the failure.
          const panel = currentTarget.closest<HTMLElement>('.panel');
          panel?.focus({ preventScroll: true });
          if (panel) followHeading(panel);
          again();
        }}
      >
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

/** What is still being fetched has no heading yet: the focus goes on from the panel to it when it comes. @returns what stops the waiting */
export function followHeading(panel: HTMLElement): () => void {
  const watch = new MutationObserver(() => {
    const heading = panel.querySelector('h2');
    if (!heading) return;
    watch.disconnect();
    if (panel.matches(':focus')) heading.focus();
  });
  watch.observe(panel, { childList: true, subtree: true });
  return () => watch.disconnect();
}
