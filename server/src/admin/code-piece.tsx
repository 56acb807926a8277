/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

interface PieceProps {
  id: string;
  title: string;
  code: string;
  children?: Child;
}

/** Something to copy; the page's `copy` script puts a button beside it. */
export function CodePiece({ id, title, code, children }: PieceProps) {
  return (
    <section class="piece" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children && <p class="hint">{children}</p>}
      <pre id={id} tabindex={0}>
        <code>{code}</code>
      </pre>
    </section>
  );
}
