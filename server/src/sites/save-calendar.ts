import type { Calendar } from '@helpslip/shared/contract';
import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { changesBetween } from './changes.ts';
import { lockSettings, refuseOvertaken } from './site-settings.ts';

/**
 * Saves when a site's people are there. Promises that were given stay as they were told.
 * @param seen the mark of the calendar that the form was made from
 * @param calendar as `calendarSchema` lets through
 * @throws Refusal `not-found`, and `conflict` where somebody else has saved since
 */
export function saveCalendar(
  { db, clock }: Deps,
  staffId: string,
  { siteId, seen }: { siteId: number; seen: string },
  calendar: Calendar,
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const before = (await lockSettings(trx, staffId, siteId)).calendar;
    refuseOvertaken(seen, before);
    await trx
      .updateTable('site')
      .set({ calendar: JSON.stringify(calendar), updated_at: at })
      .where('id', '=', siteId)
      .execute();
    const detail = { changes: changesBetween({ ...before }, { ...calendar }) };
    await recordAudit(trx, { siteId, staffId, action: 'calendar-changed', detail }, at);
  });
}
