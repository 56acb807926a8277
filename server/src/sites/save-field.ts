import type { Field } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { categoryOf } from './category-settings.ts';
import { lockSettings, refuseOvertaken } from './site-settings.ts';
import { swapped } from './swapped.ts';

export interface CategoryPlace {
  siteId: number;
  /** The category's key. */
  category: string;
}

/**
 * Adds a detail to a category's form, as the last one.
 * @throws Refusal `not-found`, and `invalid` with a pointer to what is wrong
 */
export function addField(deps: Deps, staffId: string, place: CategoryPlace, field: Field): Promise<void> {
  return changeFields(
    deps,
    staffId,
    place,
    { action: 'field-added', detail: { field: field.key, after: field } },
    (fields) => {
      if (fields.length >= limits.fields) throw refusalOf('label', `A form asks for at most ${limits.fields} details.`);
      if (fields.some(({ key }) => key === field.key))
        throw refusalOf('key', 'Another detail of this form has this key. Choose another.');
      return [...fields, field];
    },
  );
}

/**
 * Changes a detail of a category's form. Its key stays: answers are kept under it.
 * @param seen the mark of the field that the form was made from
 * @throws Refusal as `addField`, and `conflict` where somebody else has saved since
 */
export function saveField(
  deps: Deps,
  staffId: string,
  place: CategoryPlace & { seen: string },
  field: Field,
): Promise<void> {
  return changeFields(
    deps,
    staffId,
    place,
    { action: 'field-changed', detail: { field: field.key, after: field } },
    (fields) => {
      const before = fieldIn(fields, field.key);
      refuseOvertaken(place.seen, before);
      return fields.map((one) => (one.key === field.key ? field : one));
    },
  );
}

/** Moves a detail one place up or down; at the end it stays where it is. @throws Refusal `not-found` */
export function moveField(
  deps: Deps,
  staffId: string,
  place: CategoryPlace,
  { key, by }: { key: string; by: -1 | 1 },
): Promise<void> {
  return changeFields(deps, staffId, place, { action: 'field-moved', detail: { field: key } }, (fields) => {
    const from = fields.indexOf(fieldIn(fields, key));
    return swapped(fields, from, from + by);
  });
}

/**
 * Asks for a detail no more. What was answered stays with its tickets.
 * @throws Refusal `not-found`, and `invalid` while another detail is asked for by it
 */
export function removeField(deps: Deps, staffId: string, place: CategoryPlace, key: string): Promise<void> {
  return changeFields(deps, staffId, place, { action: 'field-removed', detail: { field: key } }, (fields) => {
    fieldIn(fields, key);
    return fields.filter((one) => one.key !== key);
  });
}

function changeFields(
  { db, clock }: Deps,
  staffId: string,
  { siteId, category: key }: CategoryPlace,
  { action, detail }: { action: string; detail: Record<string, unknown> },
  change: (fields: Field[]) => Field[],
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    await lockSettings(trx, staffId, siteId);
    const category = await categoryOf(trx, siteId, key);
    const fields = change(category.fields);
    refuseBrokenConditions(fields);
    await trx
      .updateTable('category')
      .set({ fields: JSON.stringify(fields) })
      .where('id', '=', category.id)
      .execute();
    const before = category.fields.find((one) => one.key === detail.field);
    const told = { category: key, ...detail, ...(before && action !== 'field-moved' ? { before } : {}) };
    await recordAudit(trx, { siteId, staffId, action, detail: told }, at);
  });
}

function fieldIn(fields: Field[], key: string): Field {
  const field = fields.find((one) => one.key === key);
  if (!field) throw new Refusal('not-found', 'This form does not ask for that any more.');
  return field;
}

/** A detail is asked for by another one of the same form, never by itself, not even by a detour. */
function refuseBrokenConditions(fields: Field[]): void {
  for (const field of fields) {
    const seen = new Set([field.key]);
    for (let at = field; at.showIf; ) {
      const other = fields.find(({ key }) => key === at.showIf?.field);
      if (!other) throw refusalOf('showIf', `“${at.label}” is asked for by a detail that there would not be any more.`);
      if (seen.has(other.key)) throw refusalOf('showIf', `“${field.label}” would wait for itself.`);
      if (!canEqual(other, at.showIf.equals))
        throw refusalOf(
          'showIf',
          `“${at.label}” is asked for by an option of “${other.label}” that there would not be any more.`,
        );
      seen.add(other.key);
      at = other;
    }
  }
}

function canEqual({ type, options }: Field, value: string | boolean): boolean {
  if (type === 'yes-no') return typeof value === 'boolean';
  return typeof value === 'string' && (options?.some((option) => option.value === value) ?? true);
}

function refusalOf(name: string, detail: string): Refusal {
  return new Refusal('invalid', detail, { faults: [{ pointer: `/${name}`, detail }] });
}
