import type { ComponentChildren } from 'preact';
import { Stub } from '../components/stub.tsx';
import type { Texts } from '../locales/en.ts';
import { enSending } from '../locales/en-sending.ts';
import type { Slip } from '../slips.ts';
import { ownZone, sayFully } from '../times.ts';

/** The slip that the visitor leaves with. `children` stand between the number and its rows. */
export function Paper({ slip, texts, children }: { slip: Slip; texts: Texts; children?: ComponentChildren }) {
  return (
    <Stub
      label={enSending.reference}
      reference={slip.reference}
      rows={[
        [texts.replyBy, slip.promisedBy && `${sayFully(slip.promisedBy, texts)} (${ownZone()})`],
        [enSending.about, slip.about],
        [enSending.sent, sayFully(slip.openedAt, texts)],
        // Each part stays on one line.
        [enSending.sentAlong, slip.sentAlong?.replace(/([^,]) /g, '$1\u00a0')],
      ]}
    >
      {children}
    </Stub>
  );
}
