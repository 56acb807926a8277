/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../errors.ts';
import { statuses } from '../web/problems.ts';
import { FaultOrHint } from './field.tsx';
import type { Unfinished } from './form.ts';

/** A form of the settings as it is shown: what stands in it, what is wrong, and what somebody else has saved meanwhile. */
export interface FormState {
  status: ContentfulStatusCode;
  notice?: string;
  typed: Record<string, string>;
  faults: Record<string, string>;
  meanwhile: Record<string, string>;
}

/** The form with what is saved. */
export function savedState(saved: Record<string, string>): FormState {
  return { status: 200, typed: saved, faults: {}, meanwhile: {} };
}

/** The form as it was typed, with what is wrong beside each input. */
export function unfinishedState({ typed, faults }: Unfinished): FormState {
  const notice = Object.keys(faults).length > 1 ? 'Some of this cannot be saved yet. It is told below.' : undefined;
  return { status: 422, typed, faults, meanwhile: {}, ...(notice ? { notice } : {}) };
}

/**
 * The form as it was typed, after a verb refused it: with the fault where it belongs, or beside what somebody else has saved.
 * @param saved what is saved now, as it would stand in the form
 * @throws the refusal itself where it is no matter of this form
 */
export function refusedState(thrown: unknown, typed: Record<string, string>, saved: Record<string, string>): FormState {
  if (!(thrown instanceof Refusal)) throw thrown;
  if (thrown.code === 'conflict') {
    const changed = Object.entries(saved).filter(([name, value]) => (typed[name] ?? '') !== value);
    const notice = `${thrown.message} Below each input stands what is saved now. Saving again puts yours in its place.`;
    return { status: statuses.conflict.status, notice, typed, faults: {}, meanwhile: Object.fromEntries(changed) };
  }
  if (thrown.code !== 'invalid' || thrown.faults.length === 0) throw thrown;
  const faults = Object.fromEntries(thrown.faults.map(({ pointer, detail }) => [pointer.slice(1), detail]));
  return { status: 422, typed, faults, meanwhile: {} };
}

interface RowProps {
  form: FormState;
  name: string;
  label: string;
  hint?: Child;
}

interface RowPartProps extends RowProps {
  children: Child;
}

/** One labelled part of the form, with its fault or hint, and what is saved meanwhile. */
function Row({ form, name, label, hint, children }: RowPartProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      <FaultOrHint name={name} fault={form.faults[name]} hint={hint} />
      <Meanwhile saved={form.meanwhile[name]} />
    </div>
  );
}

function Meanwhile({ saved }: { saved: string | undefined }) {
  if (saved === undefined) return null;
  return (
    <p class="meanwhile">Saved now: {saved === '' ? <em>nothing</em> : <span class="saved-text">{saved}</span>}</p>
  );
}

function toldBy({ form, name, hint }: RowProps): Record<string, string | undefined> {
  const isFaulty = form.faults[name] !== undefined;
  return {
    'aria-invalid': isFaulty ? 'true' : undefined,
    'aria-describedby': isFaulty ? `${name}-fault` : hint ? `${name}-hint` : undefined,
  };
}

export function TextRow(props: RowProps & { type?: 'text' | 'datetime-local' | 'color'; isRequired?: boolean }) {
  const { form, name, type = 'text', isRequired = false } = props;
  return (
    <Row {...props}>
      <input
        id={name}
        name={name}
        type={type}
        value={form.typed[name] ?? ''}
        dir={type === 'text' ? 'auto' : undefined}
        autocomplete="off"
        required={isRequired}
        {...toldBy(props)}
      />
    </Row>
  );
}

export function AreaRow(props: RowProps & { rows: number; isPlain?: boolean }) {
  const { form, name, rows, isPlain = false } = props;
  return (
    <Row {...props}>
      <textarea id={name} name={name} rows={rows} dir="auto" spellcheck={!isPlain} {...toldBy(props)}>
        {form.typed[name] ?? ''}
      </textarea>
    </Row>
  );
}

export function SelectRow(props: RowProps & { options: { value: string; label: string }[] }) {
  const { form, name, options } = props;
  return (
    <Row {...props}>
      <select id={name} name={name} {...toldBy(props)}>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === (form.typed[name] ?? '')}>
            {label}
          </option>
        ))}
      </select>
    </Row>
  );
}

/** What a ticked box sends. */
export const TICKED = 'yes';

export function TickRow({ form, name, label, hint }: RowProps) {
  return (
    <div class="field tick">
      <label for={name}>
        <input
          id={name}
          name={name}
          type="checkbox"
          value={TICKED}
          checked={form.typed[name] === TICKED}
          aria-describedby={hint ? `${name}-hint` : undefined}
        />
        {label}
      </label>
      <FaultOrHint name={name} hint={hint} />
      <Meanwhile saved={form.meanwhile[name]} />
    </div>
  );
}

export function Notice({ form, isSaved = false }: { form: FormState; isSaved?: boolean }) {
  if (form.notice) {
    return (
      <p class="notice" role="alert">
        {form.notice}
      </p>
    );
  }
  return isSaved ? (
    <p class="notice good" role="status">
      Saved.
    </p>
  ) : null;
}
