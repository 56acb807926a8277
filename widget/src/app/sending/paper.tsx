import type { ComponentChildren } from 'preact';
import { Stub } from '../components/stub.tsx';
import type { Texts } from '../locales/en.ts';
import type { Slip } from '../slips.ts';
import { ownZone, sayFully } from '../times.ts';
import { words } from './words.ts';

/** The slip that the visitor leaves with. `children` stand between the number and its rows. */
export function Paper({ slip, texts, children }: { slip: Slip; texts: Texts; children?: ComponentChildren }) {
  return (
    <Stub
      label={words.reference}
      reference={slip.reference}
      rows={[
        [texts.replyBy, slip.promisedBy && `${sayFully(slip.promisedBy, texts)} (${ownZone()})`],
        [words.about, slip.about],
        [words.sent, sayFully(slip.openedAt, texts)],
        // Each part stays on one line.
        [words.sentAlong, slip.sentAlong?.replace(/([^,]) /g, '$1\u00a0')],
      ]}
    >
      {children}
    </Stub>
  );
}
