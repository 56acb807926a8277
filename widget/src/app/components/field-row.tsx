import { inputKinds } from '@helpslip/shared/fields';
import type { InputHTMLAttributes } from 'preact';
import type { RawValue } from '../draft.ts';
import { isShort, type Row } from '../inputs.ts';
import type { Texts } from '../locales/en.ts';

export interface FieldRowProps extends Row {
  value: RawValue;
  fault: string | undefined;
  isLocked: boolean;
  texts: Texts;
  change(value: RawValue): void;
}

const RADIOS_AT_MOST = 4;
const AUTO_COMPLETE = ['name', 'email'];

/** One detail asked for: its label, its input by type, and below it what helps or what is wrong. */
export function FieldRow(props: FieldRowProps) {
  const { name, field, value, fault, texts, change, isLocked } = props;
  const id = `hs-${name}`;
  const help = field.help && fault !== field.help ? field.help : undefined;
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const shared = { 'aria-describedby': described, 'aria-invalid': Boolean(fault), required: field.required, name };
  const options = field.options ?? [];
  const isGroup = field.type === 'choices' || (field.type === 'choice' && options.length <= RADIOS_AT_MOST);
  const label = (
    <>
      {field.label} {!field.required && <small>{texts.optional}</small>}
    </>
  );
  const below = (
    <>
      {help && (
        <p class="hint" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
  const box = (
    type: 'radio' | 'checkbox',
    text: typeof label | string,
    isChecked: boolean,
    pick: (on: boolean) => RawValue,
  ) => (
    <label class="check" key={text}>
      <input
        {...shared}
        required={type === 'radio' && field.required}
        type={type}
        checked={isChecked}
        disabled={isLocked}
        onChange={(event) => change(pick(event.currentTarget.checked))}
      />
      <span dir="auto">{text}</span>
    </label>
  );

  if (isGroup) {
    const chosen = Array.isArray(value) ? value : [value];
    return (
      <fieldset class="row">
        <legend class="label">{label}</legend>
        {options.map((option) =>
          box(field.type === 'choice' ? 'radio' : 'checkbox', option.label, chosen.includes(option.value), (on) =>
            field.type === 'choice'
              ? option.value
              : options.map((one) => one.value).filter((one) => (one === option.value ? on : chosen.includes(one))),
          ),
        )}
        {below}
      </fieldset>
    );
  }
  if (field.type === 'yes-no') {
    return (
      <div class="row">
        {box('checkbox', label, value === true, (on) => on)}
        {below}
      </div>
    );
  }

  const input = {
    ...shared,
    id,
    class: 'input',
    value: String(value),
    readOnly: isLocked,
    dir: 'auto' as const,
    autoComplete: AUTO_COMPLETE.includes(name) ? name : 'off',
  };
  const kind: InputHTMLAttributes | undefined = inputKinds[field.type];
  return (
    <div class={isShort(props) ? 'row half' : 'row'}>
      <label class="label" for={id}>
        {label}
      </label>
      {field.type === 'long' ? (
        <textarea
          {...input}
          rows={4}
          // Browsers bring only its first line into view.
          onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
          onInput={(event) => change(event.currentTarget.value)}
        />
      ) : field.type === 'choice' ? (
        <select
          {...shared}
          id={id}
          class="input"
          disabled={isLocked}
          value={String(value)}
          onChange={(event) => change(event.currentTarget.value)}
        >
          <option value="">{texts.choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...kind} {...input} onInput={(event) => change(event.currentTarget.value)} />
      )}
      {below}
    </div>
  );
}
