import { formatReference } from '@helpslip/shared/reference';
import type { ComponentChildren } from 'preact';

interface StubProps {
  /** What the number is called. */
  label: string;
  /** As stored. */
  reference: string;
  /** What it says, each with its name; those that say nothing are left out. */
  rows: [string, string | undefined][];
  children?: ComponentChildren;
}

/** The slip: a paper stub with a torn edge and a number. `children` stand between the number and its rows. */
export function Stub({ label, reference, rows, children }: StubProps) {
  return (
    <div class="slip">
      <small>{label}</small>
      <div class="ref" dir="ltr">
        {formatReference(reference)}
      </div>
      {children}
      <dl>
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
