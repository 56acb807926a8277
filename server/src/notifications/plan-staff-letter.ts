import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { AccountLetter, Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { derivedToken } from '../ids.ts';
import { addDeliveries } from './add-deliveries.ts';

export interface StaffLetterPlan {
  letter: AccountLetter;
  /** In whose name and colours it goes out; null for the desk's own. */
  siteId: number | null;
  to: {
    email: string;
    name: string | null /** Null for somebody who is not of the staff yet. */;
    staffId: string | null;
  };
  /** The name of the one who caused it; null for nobody else. */
  by: string | null;
}

/** Those with a link that lets in whoever has it. */
export const KEY_LETTERS: AccountLetter[] = ['invite', 'password-reset'];

/**
 * Makes a letter about somebody's place at the desk due, in the transaction that causes it.
 * @returns the token that its link will carry (`/admin/invite/:token`, `/admin/password/:token`), of which only the hash is to be stored
 */
export async function planStaffLetter(
  deps: Deps,
  trx: Kysely<Database>,
  { letter, siteId, to, by }: StaffLetterPlan,
): Promise<string> {
  const seed = randomUUID();
  const detail = {
    ...(KEY_LETTERS.includes(letter) ? { seed } : {}),
    ...(to.name ? { name: to.name } : {}),
    ...(by ? { by } : {}),
  };
  await addDeliveries(deps, trx, [
    {
      siteId,
      eventId: null,
      ticketId: null,
      letter,
      recipient: to.email,
      staffId: to.staffId,
      isAutomatic: true,
      detail,
    },
  ]);
  return accountToken(deps.config, seed);
}

/** The token is made anew from its seed when the letter is written: the database holds nothing that opens a door. */
export function accountToken({ secret }: Pick<Config, 'secret'>, seed: string): string {
  return derivedToken(secret, `staff-letter:${seed}`);
}
