/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

/** The name of the frame that shows the form. */
const FRAME = 'form-preview';

/** A form of the settings, and beside it the very form that visitors get. @param src where the form as it is saved is shown */
export function WithPreview({ src, children }: { src: string; children: Child }) {
  return (
    <div class="with-preview">
      <div>{children}</div>
      <aside class="form-preview" aria-labelledby="preview-title">
        <h2 id="preview-title">As visitors see it</h2>
        <p class="hint">
          Try it: nothing is sent from here, and nothing is kept. Its arrow leads to the list of categories.
        </p>
        <iframe name={FRAME} title="The form as visitors see it" sandbox="allow-scripts allow-forms" src={src} />
        <p class="hint" id="preview-waits" role="status" />
      </aside>
    </div>
  );
}

/** Shows in the frame what is typed. The page's script does so by itself, and hides the button. */
export function PreviewButton({ href }: { href: string }) {
  return (
    <button class="button quiet" type="submit" formaction={href} formtarget={FRAME} formnovalidate data-preview>
      Show it in the preview
    </button>
  );
}
