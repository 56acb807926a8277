/** @jsxImportSource hono/jsx */
import type { Field } from '@helpslip/shared/fields';
import { Refusal } from '../errors.ts';
import { type CategorySettings, categoryOf } from '../sites/category-settings.ts';
import { fieldTypes } from '../sites/field-schema.ts';
import { markOf, type SiteSettings } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { FormToken } from './layout.tsx';
import { categoryHref } from './settings-category.tsx';
import { conditionsFor, conditionWords, typedCondition } from './settings-conditions.ts';
import { typeLabels } from './settings-fields.tsx';
import { AreaRow, type FormState, Notice, SelectRow, savedState, TextRow, TICKED, TickRow } from './settings-form.tsx';
import { answerSettings, siteIn } from './settings-frame.tsx';
import { optionLines } from './settings-lines.ts';
import { PreviewButton, WithPreview } from './settings-preview-frame.tsx';

/** A detail as it stands in its form. */
export function typedField(field: Field): Record<string, string> {
  return {
    label: field.label,
    type: field.type,
    options: optionLines(field.options ?? []),
    required: field.required ? TICKED : '',
    help: field.help ?? '',
    pattern: field.pattern ?? '',
    showIf: typedCondition(field.showIf),
    sensitive: field.sensitive ? TICKED : '',
  };
}

export interface FieldPlace {
  site: SiteSettings;
  category: CategorySettings;
  /** The saved detail; null for one to be added. */
  field: Field | null;
}

/** The form that an address names, and the detail of it. @throws Refusal `not-found` */
export async function fieldIn(c: WebContext): Promise<FieldPlace> {
  const site = await siteIn(c);
  const category = await categoryOf(c.get('deps').db, site.id, c.req.param('category') ?? '');
  const key = c.req.param('field');
  const field = category.fields.find((one) => one.key === key) ?? null;
  if (key !== undefined && !field) throw new Refusal('not-found', 'This form does not ask for that.');
  return { site, category, field };
}

/** GET …/categories/:category/fields/:field and …/categories/:category/new-field */
export async function fieldPage(c: WebContext): Promise<Response> {
  const place = await fieldIn(c);
  return answerField(c, place, savedState(place.field ? typedField(place.field) : { type: 'text' }));
}

export async function answerField(c: WebContext, place: FieldPlace, form: FormState): Promise<Response> {
  const { site, category, field } = place;
  const href = categoryHref(site.key, category.key);
  const own = field ? `${href}/fields/${field.key}` : `${href}/new-field`;
  return answerSettings(
    c,
    site,
    { title: field?.label ?? 'A new detail', part: 'categories', status: form.status, hasPreview: true },
    <WithPreview src={`${field ? own : href}/preview`}>
      <p class="back">
        <a href={href}>
          Back to <bdi>{category.name}</bdi>
        </a>
      </p>
      <section class="card" aria-labelledby="field-title">
        <h2 id="field-title">{field ? <bdi>{field.label}</bdi> : 'Ask for a detail'}</h2>
        <form method="post" action={own}>
          <FormToken value={c.get('formToken')} />
          {field && <input type="hidden" name="seen" value={markOf(field)} />}
          <Notice form={form} isSaved={c.req.query('saved') === 'field'} />
          <FieldInputs form={form} place={place} />
          <div class="buttons">
            <button class="button" type="submit">
              {field ? 'Save detail' : 'Add detail'}
            </button>
            <PreviewButton href={`${own}/preview`} />
          </div>
        </form>
      </section>
    </WithPreview>,
  );
}

function FieldInputs({ form, place: { category, field } }: { form: FormState; place: FieldPlace }) {
  const conditions = conditionsFor(field?.key ?? null, category.fields, field?.showIf);
  return (
    <>
      <TextRow form={form} name="label" label="What is asked" hint="Such as Order number." isRequired />
      <SelectRow
        form={form}
        name="type"
        label="Kind of answer"
        options={fieldTypes.map((value) => ({ value, label: typeLabels[value] }))}
      />
      <AreaRow
        form={form}
        name="options"
        label="Options"
        rows={4}
        isPlain
        hint="Only for options, one a line. Write drill = The big drill to keep another value than what is read."
      />
      <TickRow form={form} name="required" label="It is needed" hint="A box to tick must then be ticked." />
      <TextRow form={form} name="help" label="Help" hint="Read below the input, and when the pattern does not fit." />
      <TextRow
        form={form}
        name="pattern"
        label="Pattern"
        hint="A regular expression that the whole answer must match, such as SN-\d{5}."
      />
      <SelectRow
        form={form}
        name="showIf"
        label="Ask for it"
        options={[
          { value: '', label: 'always' },
          ...conditions.map((one) => ({
            value: typedCondition(one),
            label: `only when ${conditionWords(one, category.fields)}`,
          })),
        ]}
      />
      <TickRow form={form} name="sensitive" label="Never keep it in a draft" hint="For what nobody else should see." />
      {!field && (
        <TextRow
          form={form}
          name="key"
          label="Key"
          hint="For your own script. Made from what is asked where you leave it empty. It stays for good."
        />
      )}
    </>
  );
}
