/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

function Mark({ children, kind }: { children?: Child; kind: string }) {
  return (
    <svg class={`mark ${kind}`} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** The slip: a paper stub with a torn edge. */
export const SlipMark = () => (
  <Mark kind="slip">
    <path d="M5 3h14v17l-2.330-2-2.330 2L12 18l-2.330 2-2.340-2L5 20z" />
    <path d="M9 8h6M9 12h6" />
  </Mark>
);
/** A full triangle: something is late. */
export const LateMark = () => (
  <Mark kind="late">
    <path d="M12 4 22 20H2z" />
  </Mark>
);
/** A half-full circle: something is at risk. */
export const RiskMark = () => (
  <Mark kind="risk">
    <circle cx="12" cy="12" r="8" />
    <path class="full" d="M12 4a8 8 0 0 1 0 16z" />
  </Mark>
);
export const YesMark = () => (
  <Mark kind="yes">
    <path d="m5 12.500 4.500 4.500L19 7.500" />
  </Mark>
);
export const NoMark = () => (
  <Mark kind="no">
    <path d="M6.500 6.500l11 11M17.500 6.500l-11 11" />
  </Mark>
);
