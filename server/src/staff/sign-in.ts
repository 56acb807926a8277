import { isAPIError } from 'better-auth/api';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { accounts, LONGEST_SESSION_SECONDS } from './accounts.ts';

export interface Staff {
  id: string;
  name: string;
  email: string;
  role: 'owner' | 'agent';
  /** Whether single keys do something at the desk. */
  hasKeyShortcuts?: boolean;
}

const LONGEST_IDLE_SECONDS = 12 * 3600;
/** How exactly idleness is known: a session is not written to more often than this. */
const TOUCH_SECONDS = 60;

/**
 * Signs a person in. An unknown address and a wrong password take the same work and get the same answer.
 * A session that the browser brought along ends, so that nobody can hand another person a session of theirs.
 * @param headers of the request
 * @returns the Set-Cookie headers of the new session, and whether it still waits for a code and opens nothing until then;
 * null when address and password do not belong together
 */
export async function signIn(
  deps: Deps,
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<{ cookies: string[]; awaitsCode: boolean } | null> {
  try {
    const answer = await accounts(deps).api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    await signOut(deps, headers);
    const { awaits_code } = await deps.db
      .selectFrom('staff_session')
      .select('awaits_code')
      .where('token', '=', answer.response.token)
      .executeTakeFirstOrThrow();
    if (!awaits_code) await noteSignIn(deps, deps.db, email, 'signed-in');
    return { cookies: answer.headers.getSetCookie(), awaitsCode: awaits_code };
  } catch (fault) {
    if (!isAPIError(fault) || fault.statusCode >= 500) throw causeOf(fault);
    await noteSignIn(deps, deps.db, email, 'sign-in-refused');
    return null;
  }
}

/** better-auth wraps what the database said; the cause tells whether it is away. */
function causeOf(fault: unknown): unknown {
  return isAPIError(fault) && fault.cause ? fault.cause : fault;
}

/** Notes who came in, or was refused. An address that nobody has is noted too, for the same work, and without what was typed. */
export async function noteSignIn(
  { clock }: Deps,
  db: Kysely<Database>,
  email: string,
  action: 'signed-in' | 'sign-in-refused' | 'code-refused',
): Promise<void> {
  await sql`
    insert into audit (site_id, staff_id, staff_name, action, at)
    select null, staff.id, coalesce(staff.name, 'Nobody known'), ${action}, ${clock()}
    from (select lower(${email}) as email) as typed left join staff on staff.email = typed.email`.execute(db);
}

/** Ends the session of a request. @returns the Set-Cookie headers that make the browser forget it */
export async function signOut(deps: Deps, headers: Headers): Promise<string[]> {
  const answer = await accounts(deps).api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
}

/** Ends every session of a person, on all machines, at once. */
export async function endAllSessions({ db }: Pick<Deps, 'db'>, staffId: string): Promise<void> {
  await db.deleteFrom('staff_session').where('staff_id', '=', staffId).execute();
}

export interface SignedIn {
  staff: Staff;
  sessionId: string;
}

/**
 * Who is signed in. Asked of the database each time, so that an ended session is refused at once by every process.
 * @param headers of the request
 * @param isAtWork whether the request shows that somebody sits there; one that a page makes by itself does not
 * @returns the person and the id of the session; null when signed out, idle for 12 hours, or signed in for 30 days
 */
export async function staffOf(deps: Deps, headers: Headers, isAtWork = true): Promise<SignedIn | null> {
  const found = await sessionOf(deps, headers);
  if (!found || found.awaitsCode) return null;
  const { staff, sessionId, idleSeconds } = found;
  if (isAtWork && idleSeconds > TOUCH_SECONDS) {
    await deps.db.updateTable('staff_session').set({ updated_at: deps.clock() }).where('id', '=', sessionId).execute();
  }
  return { staff, sessionId };
}

/** The session of a request, also one that still waits for its code. */
export async function sessionOf(
  deps: Deps,
  headers: Headers,
): Promise<(SignedIn & { awaitsCode: boolean; idleSeconds: number }) | null> {
  if (!headers.has('Cookie')) return null;
  const found = await accounts(deps)
    .api.getSession({ headers })
    .catch((fault: unknown) => {
      throw causeOf(fault);
    });
  if (!found) return null;
  const { session, user } = found;
  const now = deps.clock().getTime();
  const idleSeconds = (now - session.updatedAt.getTime()) / 1000;
  const ageSeconds = (now - session.createdAt.getTime()) / 1000;
  if (idleSeconds > LONGEST_IDLE_SECONDS || ageSeconds > LONGEST_SESSION_SECONDS) {
    await deps.db.deleteFrom('staff_session').where('id', '=', session.id).execute();
    return null;
  }
  return {
    staff: {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      hasKeyShortcuts: user.hasKeyShortcuts === true,
    },
    sessionId: session.id,
    awaitsCode: session.awaitsCode === true,
    idleSeconds,
  };
}
