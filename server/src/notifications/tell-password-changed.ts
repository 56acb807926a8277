import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { StaffAddress } from '../staff/passwords.ts';
import { planStaffLetter } from './plan-staff-letter.ts';

/** Makes the letter due by which somebody learns that their password was changed, in the transaction that changes it. */
export function tellPasswordChanged(deps: Deps): (trx: Kysely<Database>, whom: StaffAddress) => Promise<void> {
  return async (trx, { staff: { id, email, name }, siteId }) => {
    await planStaffLetter(deps, trx, {
      letter: 'password-changed',
      siteId,
      to: { email, name, staffId: id },
      by: null,
    });
  };
}
