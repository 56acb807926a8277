import { formatReference } from '@helpslip/shared/reference';
import type { ComponentChildren } from 'preact';

interface StubProps {
  /** What the number is called. */
  label: string;
  /** As stored. */
  reference: string;
  /** What it says, each with its name, and with its language where that may be another; those that say nothing are left out. */
  rows: [name: string, value: string | undefined, lang?: string][];
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
          ([name, value, lang]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto" lang={lang}>
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
