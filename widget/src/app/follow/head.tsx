import { formatReference } from '@helpslip/shared/reference';
import { useRef } from 'preact/hooks';
import { Stub } from '../components/stub.tsx';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';
import { sayFully, sayWhen } from '../times.ts';
import { PrintSheet } from './print-sheet.tsx';
import { PromiseLine } from './promise.tsx';
import type { State, View } from './read-ticket.ts';
import { Track } from './track.tsx';

const fetchPrint = () => import('../sending/print.tsx');

interface HeadProps {
  state: State;
  view?: View | undefined;
  texts: Texts;
  /** Whether there is the room of a page: the slip is then drawn whole. */
  isPage: boolean;
}

/** What stands above all else: the number, how it stands in a sentence, the promise, and the steps. */
export function Head({ state, view, texts, isPage }: HeadProps) {
  const box = useRef<HTMLDivElement>(null);
  const { status, reference } = state;
  const name = view?.assignee;
  const print = () =>
    fetchPrint().then(
      ({ printAlone }) =>
        box.current &&
        printAlone(
          <PrintSheet state={state} view={view} texts={texts} />,
          `${enFollow.reference} ${formatReference(reference)}`,
          box.current,
        ),
      // Without the file for it the browser prints what it has.
      () => window.print(),
    );
  const promise = <PromiseLine state={state} view={view} texts={texts} />;
  return (
    <div class="ticket" ref={box}>
      {isPage ? (
        <Stub
          label={enFollow.reference}
          reference={reference}
          rows={[
            [enFollow.about, view?.category.name],
            [enFollow.sent, sayFully(state.openedAt, texts)],
          ]}
        >
          {promise}
        </Stub>
      ) : (
        <p class="over mono" dir="ltr">
          {formatReference(reference)}
        </p>
      )}
      <button type="button" class="link print" onClick={print}>
        {enFollow.print}
      </button>
      <h2 tabIndex={-1} dir="auto">
        {status === 'assigned' && name
          ? enFollow.with(name, sayWhen(view.steps.assignedAt, texts))
          : enFollow.headings[status]}
      </h2>
      {!isPage && promise}
      <Track state={state} view={view} texts={texts} />
    </div>
  );
}
