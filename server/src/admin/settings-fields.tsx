/** @jsxImportSource hono/jsx */
import type { Field, FieldType } from '@helpslip/shared/fields';
import type { CategorySettings } from '../sites/category-settings.ts';
import { FormToken } from './layout.tsx';
import { ArrangeButtons } from './settings-categories.tsx';
import { conditionWords } from './settings-conditions.ts';

export const typeLabels: Record<FieldType, string> = {
  text: 'One line of text',
  long: 'Several lines of text',
  number: 'Number',
  date: 'Date',
  email: 'E-mail address',
  url: 'Web address',
  phone: 'Phone number',
  choice: 'One of several options',
  choices: 'Some of several options',
  'yes-no': 'A box to tick',
};

interface ListProps {
  category: CategorySettings;
  /** The category's own page. */
  href: string;
  formToken: string | undefined;
}

/** The details that a category asks for, to be opened, moved and taken away. */
export function FieldList({ category: { fields, name }, href, formToken }: ListProps) {
  return (
    <section class="card" aria-labelledby="fields-title">
      <h2 id="fields-title">
        What is asked for in <bdi>{name}</bdi>
      </h2>
      <p class="hint">Every form also asks for the subject, the message, and the visitor's name and e-mail address.</p>
      {fields.length > 0 && (
        <ul class="arranged">
          {fields.map((field, place) => (
            <li>
              <div>
                <a href={`${href}/fields/${field.key}`}>
                  <bdi>{field.label}</bdi>
                </a>
                <p class="hint">{fieldWords(field, fields)}</p>
              </div>
              <form method="post" action={`${href}/fields`}>
                <FormToken value={formToken} />
                <input type="hidden" name="field" value={field.key} />
                <ArrangeButtons name={field.label} isFirst={place === 0} isLast={place === fields.length - 1} />
                <button class="small" type="submit" name="do" value="remove">
                  Remove<span class="unseen"> {field.label}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button quiet" href={`${href}/new-field`}>
          Ask for a detail
        </a>
      </p>
    </section>
  );
}

function fieldWords({ type, required, options, showIf, sensitive }: Field, fields: Field[]): string {
  const choice = options ? `: ${options.map(({ label }) => label).join(', ')}` : '';
  return [
    `${typeLabels[type]}${choice}`,
    required ? 'needed' : 'may stay empty',
    ...(showIf ? [`only when ${conditionWords(showIf, fields)}`] : []),
    ...(sensitive ? ['never kept in a draft'] : []),
  ].join('; ');
}
