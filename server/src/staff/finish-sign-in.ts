import { randomUUID } from 'node:crypto';
import { makeSignature } from 'better-auth/crypto';
import type { Deps } from '../deps.ts';
import { randomToken } from '../ids.ts';
import { LONGEST_SESSION_SECONDS, sessionCookie } from './accounts.ts';
import { noteSignIn, type SignedIn, sessionOf } from './sign-in.ts';
import { takeCode } from './two-step.ts';

const LONGEST_WAIT_SECONDS = 10 * 60;
const MOST_WRONG_CODES = 5;

/** Who gave the right password and still owes a code; null after ten minutes, and for everybody else. */
export async function awaitedCode(deps: Deps, headers: Headers): Promise<SignedIn | null> {
  const found = await sessionOf(deps, headers);
  return found?.awaitsCode && found.idleSeconds <= LONGEST_WAIT_SECONDS ? found : null;
}

/**
 * Opens the session that waits for a code, under a new token. After five wrong codes it ends, and the password is asked for again.
 * @param typed a code of the app or a recovery code, as typed
 * @returns the Set-Cookie header of the open session, or null when the code is wrong or was used before
 */
export async function finishSignIn(deps: Deps, { staff, sessionId }: SignedIn, typed: string): Promise<string | null> {
  const token = randomToken();
  const at = deps.clock();
  const isRight = await deps.db.transaction().execute(async (trx) => {
    // Locked: of codes that come at once, each is counted.
    const session = await trx
      .selectFrom('staff_session')
      .select('wrong_codes')
      .where('id', '=', sessionId)
      .where('awaits_code', '=', true)
      .forUpdate()
      .executeTakeFirst();
    if (!session) return false;
    if (await takeCode(deps, trx, staff.id, typed)) {
      await trx
        .updateTable('staff_session')
        .set({ id: randomUUID(), token, awaits_code: false, created_at: at, updated_at: at })
        .where('id', '=', sessionId)
        .execute();
      await noteSignIn(deps, trx, staff.email, 'signed-in');
      return true;
    }
    if (session.wrong_codes + 1 >= MOST_WRONG_CODES) {
      await trx.deleteFrom('staff_session').where('id', '=', sessionId).execute();
    } else {
      await trx
        .updateTable('staff_session')
        .set({ wrong_codes: session.wrong_codes + 1 })
        .where('id', '=', sessionId)
        .execute();
    }
    await noteSignIn(deps, trx, staff.email, 'code-refused');
    return false;
  });
  return isRight ? cookieOf(deps, token) : null;
}

async function cookieOf({ config }: Deps, token: string): Promise<string> {
  const { name, path, isSecure } = sessionCookie(config);
  const value = encodeURIComponent(`${token}.${await makeSignature(token, config.secret)}`);
  const secure = isSecure ? '; Secure' : '';
  return `${name}=${value}; Max-Age=${LONGEST_SESSION_SECONDS}; Path=${path}; HttpOnly; SameSite=Lax${secure}`;
}
