import { formatReference } from '@helpslip/shared/reference';
import type { ComponentChildren } from 'preact';
import type { Texts } from '../locales/en.ts';
import { enSending } from '../locales/en-sending.ts';
import type { Slip } from '../slips.ts';
import { sayFully } from '../times.ts';

/** The slip: a paper stub with a torn edge and a number. `children` stand between the number and its rows. */
export function Paper({ slip, texts, children }: { slip: Slip; texts: Texts; children?: ComponentChildren }) {
  const rows = [
    [texts.replyBy, sayFully(slip.promisedBy, texts)],
    [enSending.about, slip.about],
    [enSending.sent, sayFully(slip.openedAt, texts)],
    // Each part stays on one line.
    [enSending.sentAlong, slip.sentAlong?.replace(/([^,]) /g, '$1\u00a0')],
  ];
  return (
    <div class="slip">
      <small>{enSending.reference}</small>
      <div class="ref" dir="ltr">
        {formatReference(slip.reference)}
      </div>
      {children}
      <dl>
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
