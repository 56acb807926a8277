/** @jsxImportSource hono/jsx */
import { type Field, inputKinds } from '@helpslip/shared/fields';
import { FaultOrHint } from './field.tsx';
import { askedWhen, isOwnName, optionName, ownName } from './own-fields.ts';
import { TICKED } from './settings-form.tsx';

interface OwnFieldsProps {
  fields: Field[];
  /** By the names of the inputs. */
  typed: Record<string, string>;
  faults: Record<string, string>;
}

/** The details that a category asks for. What was typed for those of another one goes along unseen, and is there again with it. */
export function OwnFields({ fields, typed, faults }: OwnFieldsProps) {
  const names = new Set(fields.flatMap(namesOf));
  const others = Object.entries(typed).filter(([name]) => isOwnName(name) && !names.has(name));
  return (
    <>
      {others.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <OwnField field={field} fields={fields} typed={typed} fault={faults[ownName(field.key)]} />
      ))}
    </>
  );
}

const namesOf = ({ key, type, options = [] }: Field): string[] =>
  type === 'choices' ? options.map(({ value }) => optionName(key, value)) : [ownName(key)];

interface OwnFieldProps {
  field: Field;
  fields: Field[];
  typed: Record<string, string>;
  fault: string | undefined;
}

function OwnField({ field, fields, typed, fault }: OwnFieldProps) {
  const name = ownName(field.key);
  const hint = [askedWhen(field, fields), field.help].filter(Boolean).join(' ');
  const told = fault ? `${name}-fault` : hint ? `${name}-hint` : undefined;
  const below = <FaultOrHint name={name} fault={fault} hint={hint} />;
  // For the page's script, which hides what is not asked for.
  const condition = field.showIf && JSON.stringify(field.showIf);
  const label = (
    <>
      <bdi>{field.label}</bdi>
      {!field.required && <small class="optional"> may stay empty</small>}
    </>
  );
  if (field.type === 'choices') {
    return (
      <fieldset class="field" data-show-if={condition} aria-describedby={told}>
        <legend>{label}</legend>
        {(field.options ?? []).map((option) => (
          <label class="check">
            <input
              type="checkbox"
              name={optionName(field.key, option.value)}
              value={TICKED}
              checked={typed[optionName(field.key, option.value)] === TICKED}
            />
            <span dir="auto">{option.label}</span>
          </label>
        ))}
        {below}
      </fieldset>
    );
  }
  const shared = {
    id: name,
    name,
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': told,
  };
  if (field.type === 'yes-no') {
    return (
      <div class="field" data-show-if={condition}>
        <label class="check">
          <input {...shared} type="checkbox" value={TICKED} checked={typed[name] === TICKED} />
          <span>{label}</span>
        </label>
        {below}
      </div>
    );
  }
  return (
    <div class="field" data-show-if={condition}>
      <label for={name}>{label}</label>
      {field.type === 'long' ? (
        <textarea {...shared} rows={4} dir="auto">
          {typed[name]}
        </textarea>
      ) : field.type === 'choice' ? (
        <select {...shared}>
          <option value="">Choose</option>
          {(field.options ?? []).map(({ value, label: told }) => (
            <option value={value} selected={value === typed[name]}>
              {told}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} {...inputKinds[field.type]} value={typed[name]} dir="auto" autocomplete="off" />
      )}
      {below}
    </div>
  );
}
