/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

/** One fact of a ticket in a list of them; its label may be the owner's own. */
export function FactRow({ label, children }: { label: string; children?: Child }) {
  return (
    <div>
      <dt dir="auto">{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
