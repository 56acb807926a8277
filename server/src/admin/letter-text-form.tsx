/** @jsxImportSource hono/jsx */
import type { LetterWords } from '../notifications/letters/letter.ts';
import { FaultOrHint } from './field.tsx';
import { FormToken } from './layout.tsx';

interface FormProps {
  /** Where the words are saved. */
  href: string;
  /** Where they are looked at. */
  previewHref: string;
  words: LetterWords;
  faults: Record<string, string>;
  placeholders: string[];
  /** When the saved words last changed; null for those that come with Helpslip. */
  savedAt: Date | null;
  formToken: string | undefined;
}

/** The words of a letter to change, to look at before they are saved, and to give up. */
export function LetterTextForm({ href, previewHref, words, faults, placeholders, savedAt, formToken }: FormProps) {
  return (
    <form method="post" action={href}>
      <FormToken value={formToken} />
      <input type="hidden" name="seen" value={savedAt?.toISOString() ?? ''} />
      <div class="field">
        <label for="subject">Subject</label>
        <input
          id="subject"
          name="subject"
          value={words.subject}
          dir="auto"
          autocomplete="off"
          aria-invalid={faults.subject ? 'true' : undefined}
          aria-describedby={faults.subject ? 'subject-fault' : undefined}
        />
        <FaultOrHint name="subject" fault={faults.subject} />
      </div>
      <WordsField name="opening" label="Beginning" rows={7} text={words.opening} fault={faults.opening} />
      <WordsField
        name="closing"
        label="End"
        rows={3}
        text={words.closing}
        fault={faults.closing}
        hint="Stands below what the letter carries. May stay empty."
      />
      <p class="hint">
        You can use{' '}
        {placeholders.map((name, place) => (
          <>
            {place > 0 && ', '}
            <code>{`{{${name}}}`}</code>
          </>
        ))}
        . A line whose placeholder has nothing to say is left out; without a name the letter greets without one.
      </p>
      <div class="buttons">
        <button class="button" type="submit" name="do" value="save">
          Save
        </button>
        <button class="button quiet" type="submit" name="do" value="look" formaction={previewHref} formtarget="preview">
          Preview
        </button>
        {savedAt && (
          <button class="button quiet" type="submit" name="do" value="reset">
            Back to the words that came with it
          </button>
        )}
      </div>
    </form>
  );
}

interface WordsFieldProps {
  name: 'opening' | 'closing';
  label: string;
  rows: number;
  text: string;
  fault: string | undefined;
  hint?: string;
}

function WordsField({ name, label, rows, text, fault, hint }: WordsFieldProps) {
  const told = fault ? `${name}-fault` : hint ? `${name}-hint` : undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={rows}
        dir="auto"
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={told}
      >
        {text}
      </textarea>
      <FaultOrHint name={name} fault={fault} hint={hint} />
    </div>
  );
}
