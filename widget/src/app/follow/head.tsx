import { formatReference } from '@helpslip/shared/reference';
import { useRef } from 'preact/hooks';
import { Stub } from '../components/stub.tsx';
import type { Texts } from '../locales/en.ts';
import { sayFully, sayWhen } from '../times.ts';
import { PrintSheet } from './print-sheet.tsx';
import { PromiseLine } from './promise.tsx';
import type { State, View } from './read-ticket.ts';
import { Track } from './track.tsx';
import { words } from './words.ts';

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
    fetchPrint()
      .then(
        ({ printAlone }) =>
          box.current &&
          printAlone(
            <PrintSheet state={state} view={view} texts={texts} />,
            `${words.reference} ${formatReference(reference)}`,
            box.current,
          ),
      )
      // Without the file for it the browser prints what it has.
      .catch(() => window.print());
  const promise = <PromiseLine state={state} view={view} texts={texts} />;
  return (
    <div class="ticket" ref={box}>
      {isPage ? (
        <Stub
          label={words.reference}
          reference={reference}
          rows={[
            [words.about, view?.category.name, view?.category.locale || view?.locale],
            [words.sent, sayFully(state.openedAt, texts)],
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
        {words.print}
      </button>
      <h2 tabIndex={-1} dir="auto">
        {status === 'assigned' && name ? withWhom(name, sayWhen(view.steps.assignedAt, texts)) : words.headings[status]}
      </h2>
      {!isPage && promise}
      <Track state={state} view={view} texts={texts} />
    </div>
  );
}

const withWhom = (name: string, when: string) => (when ? words.withSince(name, when) : words.with(name));
