import { limits } from '@helpslip/shared/limits';
import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';
import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

const { groups, entries, entry } = limits.synonyms;

/** Groups of words, or of several words each, that mean the same on one site. */
export const synonymsSchema = v.pipe(
  v.array(
    v.pipe(
      v.array(filledLine(entry)),
      v.minLength(2, 'A group needs at least two words.'),
      v.maxLength(entries, `A group holds at most ${entries} words.`),
    ),
  ),
  v.maxLength(groups, `At most ${groups} groups are allowed.`),
);

/**
 * Replaces the words that mean the same on a site. The search of its visitors knows them from their next visit on.
 * @param staffId an owner who belongs to the site
 * @param synonyms as `synonymsSchema` lets through
 * @throws Refusal `not-found`, alike for an unknown site, one of others, and staff who are no owners
 */
export async function setSynonyms(
  { db, clock }: Deps,
  staffId: string,
  siteId: number,
  synonyms: v.InferOutput<typeof synonymsSchema>,
): Promise<void> {
  const at = clock();
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('site')
      .set({ synonyms: JSON.stringify(synonyms), updated_at: at })
      .where('id', '=', siteId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('site_staff')
            .innerJoin('staff', 'staff.id', 'site_staff.staff_id')
            .select('site_staff.site_id')
            .whereRef('site_staff.site_id', '=', 'site.id')
            .where('staff.id', '=', staffId)
            .where('staff.role', '=', 'owner'),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('not-found', 'There is no site whose words you may change here.');
    await recordAudit(trx, { siteId, staffId, action: 'synonyms-changed', detail: { groups: synonyms.length } }, at);
  });
}
