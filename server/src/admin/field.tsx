/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

interface FieldProps {
  name: string;
  /** Where a page has several fields of one name. */
  id?: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  typed?: string | undefined;
  fault?: string | undefined;
  hint?: Child;
  autocomplete: string;
}

/** One labelled line to fill in, with what is wrong with it said beside it. */
export function Field({ name, id = name, label, type = 'text', typed, fault, hint, autocomplete }: FieldProps) {
  const told = fault ? `${id}-fault` : hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={typed}
        dir={type === 'text' ? 'auto' : undefined}
        autocomplete={autocomplete}
        required
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={told}
        autofocus={fault ? true : undefined}
      />
      <FaultOrHint name={id} fault={fault} hint={hint} />
    </div>
  );
}

export function FaultOrHint({ name, fault, hint }: { name: string; fault?: string | undefined; hint?: Child }) {
  if (fault) {
    return (
      <p class="fault" id={`${name}-fault`}>
        {fault}
      </p>
    );
  }
  return hint ? (
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null;
}
