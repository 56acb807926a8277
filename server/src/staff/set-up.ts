import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { hashToken, randomToken } from '../ids.ts';
import { addStaff, hashOfPassword } from './add-staff.ts';
import type { Staff } from './sign-in.ts';

/**
 * Makes the one-time link that makes the owner; an earlier unused one is void from now on.
 * @returns its address, or null once there is any staff
 */
export function setUpLink({ db, clock, config }: Deps): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    if (await hasStaff(trx)) return null;
    const token = randomToken();
    await trx.deleteFrom('setup_link').where('used_at', 'is', null).execute();
    await trx
      .insertInto('setup_link')
      .values({ token_hash: hashToken(token), created_at: clock() })
      .execute();
    return `${config.baseUrl}/admin/set-up/${token}`;
  });
}

async function oneAtATime(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('helpslip:set-up', 0))`.execute(trx);
}

/** Whether anybody works at the desk. */
export async function hasStaff(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** @throws Refusal `not-found` when this link cannot make the owner: unknown, used, replaced, or staff exists already */
export async function refuseClosedSetUp({ db }: Deps, token: string): Promise<void> {
  const link = await db
    .selectFrom('setup_link')
    .select('used_at')
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (!link || (await hasStaff(db))) throw closed();
}

const closed = () => new Refusal('not-found', 'This link is used up, or was replaced by a newer one.');

/**
 * Makes the first person at the desk: the owner, of every site. Of requests that race, one makes the owner and the others are refused.
 * @throws Refusal `not-found` as `refuseClosedSetUp`
 */
export async function createOwner(
  deps: Deps,
  token: string,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<Staff> {
  await refuseClosedSetUp(deps, token);
  const passwordHash = await hashOfPassword(password);
  return deps.db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    const { numUpdatedRows } = await trx
      .updateTable('setup_link')
      .set({ used_at: deps.clock() })
      .where('token_hash', '=', hashToken(token))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n || (await hasStaff(trx))) throw closed();
    return addStaff(trx, { name, email, role: 'owner', passwordHash }, deps.clock());
  });
}
