import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { isForSitesOf } from './invites.ts';
import type { Staff } from './sign-in.ts';

export interface StaffSite {
  id: number;
  key: string;
  name: string;
  timeZone: string;
}

/** The sites somebody works for. */
export async function sitesOfStaff({ db }: Deps, staffId: string): Promise<StaffSite[]> {
  const sites = await db
    .selectFrom('site')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .select(['id', 'key', 'name', 'calendar'])
    .where('staff_id', '=', staffId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return sites.map(({ calendar, ...site }) => ({ ...site, timeZone: calendar.timeZone }));
}

export interface Colleague extends Staff {
  /** Those of the sites they work for that are the asking owner's too. */
  siteIds: number[];
  /** They also work for sites that are not the asking owner's. */
  worksElsewhere: boolean;
  hasTwoStep: boolean;
  seenAt: Date | null;
}

/** Whom an owner may see and change: everybody of their sites, and those who work for no site. Nobody else, not even a count. */
export async function colleaguesOf({ db }: Pick<Deps, 'db'>, ownerId: string, onlyId?: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select staff.id, staff.name, staff.email, staff.role,
      coalesce(array_agg(works.site_id order by works.site_id) filter (where own.site_id is not null), '{}') as "siteIds",
      bool_or(works.site_id is not null and own.site_id is null) as "worksElsewhere",
      exists (select from two_step where two_step.staff_id = staff.id and turned_on_at is not null) as "hasTwoStep",
      (select max(updated_at) from staff_session where staff_session.staff_id = staff.id and not awaits_code) as "seenAt"
    from staff
    left join site_staff works on works.staff_id = staff.id
    left join site_staff own on own.site_id = works.site_id and own.staff_id = ${ownerId}
    where removed_at is null and (${onlyId ?? null}::text is null or staff.id = ${onlyId ?? null})
    group by staff.id
    having staff.id = ${ownerId} or count(own.site_id) > 0 or count(works.site_id) = 0
    order by staff.role desc, lower(staff.name), staff.id`.execute(db);
  return rows;
}

/** One of them. @throws Refusal `not-found` */
export async function colleagueOf(db: Kysely<Database>, ownerId: string, staffId: string): Promise<Colleague> {
  const [colleague] = await colleaguesOf({ db }, ownerId, staffId);
  if (!colleague) throw new Refusal('not-found', 'Nobody of your sites is known by this address.');
  return colleague;
}

/** Who signs in with this address; null for nobody. */
export async function staffIdOf(db: Kysely<Database>, email: string): Promise<string | null> {
  const row = await db.selectFrom('staff').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst();
  return row?.id ?? null;
}

export interface OpenInvite {
  id: number;
  email: string;
  role: Staff['role'];
  siteIds: number[];
  by: string;
  expiresAt: Date;
}

/** The invitations to an owner's sites that nobody has taken up, also those whose time has run out. */
export async function invitesFor({ db }: Deps, ownerId: string): Promise<OpenInvite[]> {
  return db
    .selectFrom('staff_invite')
    .innerJoin('staff', 'staff.id', 'invited_by')
    .select(['staff_invite.id', 'staff_invite.email', 'staff_invite.role', 'site_ids as siteIds'])
    .select(['staff.name as by', 'expires_at as expiresAt'])
    .where(isForSitesOf(ownerId))
    .orderBy('staff_invite.id', 'desc')
    .execute();
}
