/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

interface PutProps {
  reference: string;
  /** What is put, as `draftDoor` reads it: `answer:12`, `saved:3`, `opening:0`, `mark:12`, `unmark:12`. */
  put: string;
  /** The words, for the script to put in at once. */
  words?: string;
  /** Said to those who cannot see what the button stands beside. */
  about?: string;
  children?: Child;
}

/** Keeps what stands in the reply box as a draft, with something put into it: works from anywhere on the page, without script. */
export function PutButton({ reference, put, words, about, children }: PutProps) {
  return (
    <button
      class="put"
      type="submit"
      form="reply"
      formaction={`/admin/tickets/${reference}/draft`}
      formnovalidate={true}
      name="put"
      value={put}
      title={words && about === undefined ? words : undefined}
      data-words={words}
      aria-label={about}
    >
      {children}
    </button>
  );
}
