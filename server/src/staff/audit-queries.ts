import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

export interface AuditEntry {
  id: number;
  at: Date;
  staffName: string;
  action: string;
  detail: Record<string, unknown>;
  /** Null for what concerns the whole installation. */
  siteName: string | null;
}

export interface AuditFilter {
  /** Of this action only. */
  action: string | null;
  /** Of this site only, by its key. */
  site: string | null;
  /** Older than this entry. */
  before: number | null;
}

export const AUDIT_PAGE = 50;

/**
 * Who changed what, the latest first: on an owner's own sites, and of the whole installation.
 * @returns a page, and one more entry where there is another page
 */
export async function auditEntries(
  { db }: Deps,
  staffId: string,
  { action, site, before }: AuditFilter,
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select audit.id, audit.at, audit.staff_name as "staffName", audit.action, audit.detail, site.name as "siteName"
    from audit left join site on site.id = audit.site_id
    where (audit.site_id is null or audit.site_id in (select site_id from site_staff where staff_id = ${staffId}))
      and exists (select from staff where id = ${staffId} and role = 'owner')
      and (${action}::text is null or audit.action = ${action})
      and (${site}::text is null or site.key = ${site})
      and (${before}::bigint is null or audit.id < ${before})
    order by audit.id desc limit ${AUDIT_PAGE + 1}`.execute(db);
  return rows;
}

/** What there is to filter by: each action that is on record for an owner. */
export async function auditActions({ db }: Deps, staffId: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    select distinct action from audit
    where site_id is null or site_id in (select site_id from site_staff where staff_id = ${staffId})
    order by action`.execute(db);
  return rows.map(({ action }) => action);
}
