import type { Field } from '@helpslip/shared/fields';
import { filledLine, line, lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { fieldTypes, keySchema, patternSchema } from '../sites/field-schema.ts';
import { addField, moveField, removeField, saveField } from '../sites/save-field.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerCategory, categoryHref, typedCategory } from './settings-category.tsx';
import { conditionsFor, typedCondition } from './settings-conditions.ts';
import { answerField, type FieldPlace, fieldIn, typedField } from './settings-field.tsx';
import { refusedState, savedState, TICKED, unfinishedState } from './settings-form.tsx';
import { keyFrom, readOptions } from './settings-lines.ts';

const LONGEST_LINE = 300;
const LONGEST_AREA = 20_000;
const ticked = v.optional(v.literal(TICKED));

const typedSchema = {
  label: filledLine(LONGEST_LINE),
  type: v.picklist(fieldTypes, 'Choose one of these.'),
  options: lines(LONGEST_AREA),
  required: ticked,
  help: line(LONGEST_LINE),
  pattern: v.union([v.literal(''), patternSchema], (issue) => issue.issues?.at(-1)?.message ?? 'This is no pattern.'),
  showIf: line(500),
  sensitive: ticked,
};
/** The form of a detail to be added. */
export const newFieldSchema = v.strictObject({
  ...typedSchema,
  key: v.union([v.literal(''), keySchema], 'Keys are lower-case letters, digits, - and _.'),
});
/** The form of a saved detail. */
export const savedFieldSchema = v.strictObject({ ...typedSchema, seen: line(50) });
type Typed = Omit<v.InferOutput<typeof savedFieldSchema>, 'seen'>;

/** POST …/categories/:category/new-field */
export async function addFieldDoor(c: WebContext): Promise<Response> {
  const place = await fieldIn(c);
  const { values, unfinished } = await readForm(c, newFieldSchema);
  if (!values) return answerField(c, place, unfinishedState(unfinished));
  const { key: typedKey, ...typed } = values;
  const key = typedKey || keyFrom(values.label);
  const { field, faults } = readField(key, typed, place);
  if (key === '') faults.key = 'Write a key of lower-case letters, such as order-number.';
  const asTyped = { ...asText(typed), key: typedKey };
  if (Object.keys(faults).length > 0) return answerField(c, place, unfinishedState({ typed: asTyped, faults }));
  try {
    await addField(c.get('deps'), staffIn(c).id, verbPlace(place), field);
  } catch (thrown) {
    return answerField(c, place, refusedState(thrown, { ...asTyped, key }, {}));
  }
  return c.redirect(`${categoryHref(place.site.key, place.category.key)}#fields-title`, 303);
}

/** POST …/categories/:category/fields/:field */
export async function saveFieldDoor(c: WebContext): Promise<Response> {
  const place = await fieldIn(c);
  const { values, unfinished } = await readForm(c, savedFieldSchema);
  if (!values) return answerField(c, place, unfinishedState(unfinished));
  const { seen, ...typed } = values;
  const { field, faults } = readField(c.req.param('field') ?? '', typed, place);
  if (Object.keys(faults).length > 0) return answerField(c, place, unfinishedState({ typed: asText(typed), faults }));
  try {
    await saveField(c.get('deps'), staffIn(c).id, { ...verbPlace(place), seen }, field);
  } catch (thrown) {
    const now = await fieldIn(c);
    return answerField(c, now, refusedState(thrown, asText(typed), now.field ? typedField(now.field) : {}));
  }
  return c.redirect(`${categoryHref(place.site.key, place.category.key)}/fields/${field.key}?saved=field`, 303);
}

const arrangeSchema = v.strictObject({ field: line(100), do: v.picklist(['up', 'down', 'remove']) });

/** POST …/categories/:category/fields: moves a detail or takes it away. */
export async function arrangeFieldsDoor(c: WebContext): Promise<Response> {
  const place = await fieldIn(c);
  const { values } = await readForm(c, arrangeSchema);
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  const { field: key, do: act } = values;
  const deps = c.get('deps');
  const { site, category } = place;
  try {
    if (act === 'remove') await removeField(deps, staffIn(c).id, verbPlace(place), key);
    else await moveField(deps, staffIn(c).id, verbPlace(place), { key, by: act === 'up' ? -1 : 1 });
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'invalid') throw thrown;
    return answerCategory(c, site, category, {
      ...savedState(typedCategory(category)),
      status: 422,
      notice: thrown.message,
    });
  }
  return c.redirect(`${categoryHref(site.key, category.key)}#fields-title`, 303);
}

function verbPlace({ site, category }: FieldPlace): { siteId: number; category: string } {
  return { siteId: site.id, category: category.key };
}

const asText = (typed: Typed): Record<string, string> => ({
  ...typed,
  required: typed.required ?? '',
  sensitive: typed.sensitive ?? '',
});

/** Types of which a text is typed that a pattern can be held against. */
const TYPED_TEXTS: readonly string[] = ['text', 'long', 'email', 'url', 'phone'];

/** Reads a detail from its form. @returns it, with by input what cannot be taken */
export function readField(
  key: string,
  typed: Typed,
  place: FieldPlace,
): { field: Field; faults: Unfinished['faults'] } {
  const faults: Unfinished['faults'] = {};
  const isChoice = typed.type === 'choice' || typed.type === 'choices';
  const options = readOptions(typed.options);
  if (options.fault) faults.options = options.fault;
  else if (isChoice && options.entries.length === 0) faults.options = 'Write at least one option.';
  else if (!isChoice && options.entries.length > 0)
    faults.options = 'This kind of answer has no options. Take them out, or choose another kind.';
  if (typed.pattern && !TYPED_TEXTS.includes(typed.type)) faults.pattern = 'Only what is typed can match a pattern.';
  const conditions = conditionsFor(key, place.category.fields, place.field?.showIf);
  const showIf = conditions.find((one) => typedCondition(one) === typed.showIf);
  if (typed.showIf && !showIf) faults.showIf = 'This condition is none any more. Choose another.';
  const field: Field = {
    key,
    label: typed.label,
    type: typed.type,
    required: typed.required === TICKED,
    ...(isChoice ? { options: options.entries } : {}),
    ...(typed.help ? { help: typed.help } : {}),
    ...(typed.pattern ? { pattern: typed.pattern } : {}),
    ...(showIf ? { showIf } : {}),
    ...(typed.sensitive ? { sensitive: true } : {}),
  };
  return { field, faults };
}
