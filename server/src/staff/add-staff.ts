import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Staff } from './sign-in.ts';

export interface NewStaff {
  name: string;
  email: string;
  role: Staff['role'];
  passwordHash: string;
}

/** What is stored of a password: scrypt with a salt of its own. Slow on purpose: never inside a transaction. */
export const hashOfPassword = (password: string): Promise<string> => hashPassword(password);

/**
 * Adds a person with a password, inside the caller's transaction.
 * @param siteIds the sites they work for; without it, all there are
 * @throws a unique violation when the address is taken
 */
export async function addStaff(
  trx: Transaction<Database>,
  { name, email, role, passwordHash }: NewStaff,
  at: Date,
  siteIds?: number[],
): Promise<Staff> {
  const staff: Staff = { id: randomUUID(), name, email: email.toLowerCase(), role };
  const times = { created_at: at, updated_at: at };
  await trx
    .insertInto('staff')
    .values({ ...staff, ...times })
    .execute();
  await trx
    .insertInto('staff_account')
    .values({
      id: randomUUID(),
      staff_id: staff.id,
      account_id: staff.id,
      provider_id: 'credential',
      password: passwordHash,
      ...times,
    })
    .execute();
  await trx
    .insertInto('site_staff')
    .columns(['site_id', 'staff_id'])
    .expression((from) => {
      const sites = from.selectFrom('site').select((column) => ['site.id', column.val(staff.id).as('staff_id')]);
      return siteIds ? sites.where((column) => column('site.id', '=', column.fn.any(column.val(siteIds)))) : sites;
    })
    .execute();
  return staff;
}
