/** @jsxImportSource hono/jsx */
import { type Field, type FieldType, inputKinds } from '@helpslip/shared/fields';
import { Note } from './follow-page.tsx';
import type { HelpSite } from './help-site.ts';
import { inputName } from './help-typed.ts';

const RADIOS_AT_MOST = 4;

interface Ground {
  help: HelpSite;
  /** All fields of the category. */
  fields: Field[];
  typed: ReadonlyMap<string, string>;
  faults?: ReadonlyMap<string, string> | undefined;
  /** The first input that cannot be taken: it gets the focus. */
  first?: string | undefined;
}

/** A category's own fields. Those asked for by a choice stand right under it, and the sheet shows them when it is made. */
export function HelpFields(ground: Ground) {
  return (
    <>
      {ground.fields
        .filter((field) => !ground.fields.some((other) => standsUnder(field, other)))
        .map((field) => (
          <OwnField {...ground} field={field} />
        ))}
    </>
  );
}

/** Whether a field is asked for by a choice that another one offers. */
function standsUnder({ showIf }: Field, other: Field): boolean {
  if (showIf?.field !== other.key) return false;
  return other.type === 'yes-no' || Boolean(other.options?.some(({ value }) => value === String(showIf.equals)));
}

function OwnField({ field, ...ground }: Ground & { field: Field }) {
  const { help, fields, typed } = ground;
  const { words } = help;
  const options = field.options ?? [];
  const under = fields.filter((other) => standsUnder(other, field));
  const given = {
    ...ground,
    name: inputName(field),
    label: field.label,
    required: field.required,
    isConditional: field.showIf !== undefined,
    hint: field.help ?? conditionOf(field, ground),
  };
  const Under = ({ value }: { value: string | boolean }) => {
    const asked = under.filter(({ showIf }) => showIf?.equals === value);
    return asked.length === 0 ? null : (
      <div class="under">
        {asked.map((other) => (
          <OwnField {...ground} field={other} />
        ))}
      </div>
    );
  };
  if (field.type === 'yes-no') {
    // That it was answered with no is asked for: two choices then, since a box that is left empty says nothing.
    if (under.some(({ showIf }) => showIf?.equals === false)) {
      return (
        <Group {...given}>
          <Choice {...given} type="radio" value="on" text={words.yes} isOn={typed.get(given.name) === 'on'} />
          <Under value={true} />
          <Choice {...given} type="radio" value="no" text={words.no} isOn={typed.get(given.name) === 'no'} />
          <Under value={false} />
        </Group>
      );
    }
    return (
      <div class="row">
        <div class="option">
          <Choice {...given} type="checkbox" value="on" text={field.label} isOn={typed.get(given.name) === 'on'} />
          <Below {...given} />
          <Under value={true} />
        </div>
      </div>
    );
  }
  if (field.type === 'choices' || (field.type === 'choice' && (under.length > 0 || options.length <= RADIOS_AT_MOST))) {
    const isOne = field.type === 'choice';
    return (
      <Group {...given}>
        {options.map(({ value, label }) => (
          <div class="option">
            <Choice
              {...given}
              type={isOne ? 'radio' : 'checkbox'}
              name={isOne ? given.name : inputName(field, value)}
              required={isOne && field.required}
              value={isOne ? value : 'on'}
              text={label}
              isOn={isOne ? typed.get(given.name) === value : typed.has(inputName(field, value))}
            />
            <Under value={value} />
          </div>
        ))}
      </Group>
    );
  }
  return <Row {...given} type={field.type} options={options} />;
}

/** Said of a field whose condition no choice of the form shows. */
function conditionOf({ showIf }: Field, { fields, help }: Ground): string | undefined {
  const other = fields.find(({ key }) => key === showIf?.field);
  if (!showIf || !other || other.type === 'yes-no' || other.options) return undefined;
  return help.words.onlyIf(other.label, String(showIf.equals));
}

interface RowProps extends Ground {
  name: string;
  label: string;
  required: boolean;
  /** Asked for only sometimes: a browser must not insist. */
  isConditional?: boolean;
  hint?: string | undefined;
}

/** One input with its label, and below it what helps or what is wrong. */
export function Row(props: RowProps & { type: FieldType; options?: Field['options']; autocomplete?: string }) {
  const { help, name, label, typed, type, options = [], autocomplete = 'off' } = props;
  const value = typed.get(name) ?? '';
  const input = { ...stateOf(props), id: `f-${name}`, name, dir: 'auto', autocomplete };
  return (
    <div class="row">
      <label for={`f-${name}`}>
        <bdi lang={help.langOf(label)}>{label}</bdi>
        {!props.required && <small> {help.words.optional}</small>}
      </label>
      {type === 'long' ? (
        <textarea {...input} rows={6}>
          {`\n${value}`}
        </textarea>
      ) : type === 'choice' ? (
        <select {...input}>
          <option value="">{help.words.choose}</option>
          {options.map((option) => (
            <option value={option.value} selected={option.value === value} lang={help.langOf(option.label)}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input type="text" {...inputKinds[type]} {...input} value={value} />
      )}
      <Below {...props} />
    </div>
  );
}

interface GroupProps extends RowProps {
  children?: unknown;
}

/** Choices under one name. */
function Group(props: GroupProps) {
  const { help, name, label, required, faults, hint } = props;
  return (
    <fieldset class="row" id={`f-${name}`} aria-describedby={hint || faults?.has(name) ? `f-${name}-note` : undefined}>
      <legend>
        <bdi lang={help.langOf(label)}>{label}</bdi>
        {!required && <small> {help.words.optional}</small>}
      </legend>
      {props.children}
      <Below {...props} />
    </fieldset>
  );
}

interface ChoiceProps extends RowProps {
  type: 'radio' | 'checkbox';
  value: string;
  text: string;
  isOn: boolean;
}

function Choice(props: ChoiceProps) {
  const { help, type, name, value, text, isOn } = props;
  return (
    <label class="check">
      <input type={type} name={name} value={value} checked={isOn} {...stateOf(props)} />
      <span dir="auto" lang={help.langOf(text)}>
        {text}
      </span>
    </label>
  );
}

function stateOf({ name, required, isConditional, faults, first, hint }: RowProps) {
  return {
    required: required && !isConditional,
    'aria-required': required && isConditional ? 'true' : undefined,
    'aria-invalid': faults?.has(name) ? 'true' : undefined,
    'aria-describedby': hint || faults?.has(name) ? `f-${name}-note` : undefined,
    autofocus: first === name,
  };
}

function Below({ help, name, faults, hint }: RowProps) {
  const fault = faults?.get(name);
  if (!fault && !hint) return null;
  return (
    <Note id={`f-${name}-note`} fault={fault} {...(hint ? { hint } : {})} lang={help.langOf(fault ?? hint ?? '')} />
  );
}
