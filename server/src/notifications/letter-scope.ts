import { type RawBuilder, sql } from 'kysely';

/** Of `delivery`: the letters that somebody may see and send again: of the sites they work for, and to an owner those of no site. */
export function isLetterOf(staffId: string): RawBuilder<boolean> {
  return sql<boolean>`(
    delivery.site_id in (select site_id from site_staff where staff_id = ${staffId})
    or delivery.site_id is null and exists (select from staff where id = ${staffId} and role = 'owner')
  )`;
}
