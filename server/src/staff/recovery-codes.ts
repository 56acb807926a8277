import { createHmac, randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

const HOW_MANY = 10;
const LETTERS = 12;
/** Crockford's, without letters that look alike. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes ten recovery codes of 60 random bits in place of all earlier ones. Only their keyed hashes are stored. */
export async function makeRecoveryCodes(deps: Deps, db: Kysely<Database>, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  await db.deleteFrom('recovery_code').where('staff_id', '=', staffId).execute();
  await db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ staff_id: staffId, code_hash: keyedHash(deps, code) })))
    .execute();
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}

function newCode(): string {
  return Array.from({ length: LETTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** Takes a recovery code, which is then gone. @param code without blanks and dashes; capitals and `O` for `0`, `I` or `L` for `1` are forgiven */
export async function takeRecoveryCode(
  deps: Deps,
  db: Kysely<Database>,
  staffId: string,
  code: string,
): Promise<boolean> {
  const meant = code.toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1');
  if (meant.length !== LETTERS) return false;
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', keyedHash(deps, meant))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function keyedHash({ config }: Deps, code: string): Buffer {
  return createHmac('sha256', config.secret).update(`recovery:${code}`).digest();
}
