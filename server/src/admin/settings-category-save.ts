import { limits } from '@helpslip/shared/limits';
import { filledLine, line, lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { categoryOf } from '../sites/category-settings.ts';
import { keySchema } from '../sites/field-schema.ts';
import { addCategory, type CategoryText, saveCategory } from '../sites/save-category.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerCategory, answerNewCategory, categoryHref, typedCategory } from './settings-category.tsx';
import { refusedState, unfinishedState } from './settings-form.tsx';
import { siteIn } from './settings-frame.tsx';
import { keyFrom, readLinks } from './settings-lines.ts';
import { readTarget } from './settings-target.ts';

const LONGEST_LINE = 300;
const LONGEST_AREA = 10_000;

const typedSchema = {
  name: filledLine(limits.name),
  hint: line(LONGEST_LINE),
  kind: v.picklist(['question', 'problem', 'suggestion', 'feedback'], 'Choose one of these.'),
  icon: line(limits.siteKey),
  targetAmount: line(10),
  targetUnit: line(20),
  thanks: line(LONGEST_LINE),
  assignee: line(100),
  files: v.optional(v.picklist(['yes', 'no'], 'Choose one of these.'), 'yes'),
  links: lines(LONGEST_AREA),
};
const newSchema = v.strictObject({
  ...typedSchema,
  key: v.union([v.literal(''), keySchema], 'Keys are lower-case letters, digits, - and _.'),
});
/** The form of a saved category. */
export const savedCategorySchema = v.strictObject({ ...typedSchema, seen: line(50) });

type Typed = Omit<v.InferOutput<typeof savedCategorySchema>, 'seen'>;

/** POST /admin/settings/:site/new-category */
export async function addCategoryDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const { values, unfinished } = await readForm(c, newSchema);
  if (!values) return answerNewCategory(c, site, unfinishedState(unfinished));
  const { key: typedKey, ...typed } = values;
  const key = typedKey || keyFrom(values.name);
  const { text, faults } = readCategory(typed);
  if (key === '') faults.key = 'Write a key of lower-case letters, such as billing.';
  if (Object.keys(faults).length > 0) return answerNewCategory(c, site, unfinishedState({ typed: values, faults }));
  try {
    await addCategory(c.get('deps'), staffIn(c).id, site.id, { ...text, key });
  } catch (thrown) {
    return answerNewCategory(c, site, refusedState(thrown, { ...values, key }, {}));
  }
  return c.redirect(categoryHref(site.key, key), 303);
}

/** POST /admin/settings/:site/categories/:category */
export async function saveCategoryDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const deps = c.get('deps');
  const key = c.req.param('category') ?? '';
  const category = await categoryOf(deps.db, site.id, key);
  const { values, unfinished } = await readForm(c, savedCategorySchema);
  if (!values) return answerCategory(c, site, category, unfinishedState(unfinished));
  const { seen, ...typed } = values;
  const { text, faults } = readCategory(typed);
  if (Object.keys(faults).length > 0) return answerCategory(c, site, category, unfinishedState({ typed, faults }));
  try {
    await saveCategory(deps, staffIn(c).id, { siteId: site.id, key, seen }, text);
  } catch (thrown) {
    const now = await categoryOf(deps.db, site.id, key);
    return answerCategory(c, site, now, refusedState(thrown, typed, typedCategory(now)));
  }
  return c.redirect(`${categoryHref(site.key, key)}?saved=category#category-title`, 303);
}

/** Reads a category from its form. @returns it, with by input what cannot be taken */
export function readCategory(typed: Typed): { text: CategoryText; faults: Unfinished['faults'] } {
  const faults: Unfinished['faults'] = {};
  const { target, fault } = readTarget(typed.targetAmount, typed.targetUnit);
  if (fault) faults.targetAmount = fault;
  const links = readLinks(typed.links);
  if (links.fault) faults.links = links.fault;
  const isPromising = target.target_minutes !== null || target.target_business_days !== null;
  if (typed.thanks && isPromising && !fault)
    faults.thanks = 'Leave this empty, or choose above that nothing is promised.';
  const text: CategoryText = {
    name: typed.name,
    hint: typed.hint,
    kind: typed.kind,
    icon: typed.icon || null,
    links: links.entries,
    thanks: typed.thanks || null,
    takes_files: typed.files === 'yes',
    ...target,
    default_assignee_id: typed.assignee || null,
  };
  return { text, faults };
}
