/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

interface FieldProps {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  typed?: string | undefined;
  fault?: string | undefined;
  hint?: Child;
  autocomplete: string;
}

/** One labelled line to fill in, with what is wrong with it said beside it. */
export function Field({ name, label, type = 'text', typed, fault, hint, autocomplete }: FieldProps) {
  const told = fault ? `${name}-fault` : hint ? `${name}-hint` : undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
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
      <FaultOrHint name={name} fault={fault} hint={hint} />
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
