import { isAPIError } from 'better-auth/api';
import type { Deps } from '../deps.ts';
import { accounts, LONGEST_SESSION_SECONDS } from './accounts.ts';

export interface Staff {
  id: string;
  name: string;
  email: string;
  role: 'owner' | 'agent';
}

const LONGEST_IDLE_SECONDS = 12 * 3600;
/** How exactly idleness is known: a session is not written to more often than this. */
const TOUCH_SECONDS = 60;

/**
 * Signs a person in. An unknown address and a wrong password take the same work and get the same answer.
 * A session that the browser brought along ends, so that nobody can hand another person a session of theirs.
 * @param headers of the request
 * @returns the Set-Cookie headers of the new session, or null when address and password do not belong together
 */
export async function signIn(
  deps: Deps,
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<string[] | null> {
  try {
    const answer = await accounts(deps).api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    await signOut(deps, headers);
    return answer.headers.getSetCookie();
  } catch (fault) {
    if (isAPIError(fault) && fault.statusCode < 500) return null;
    throw causeOf(fault);
  }
}

/** better-auth wraps what the database said; the cause tells whether it is away. */
function causeOf(fault: unknown): unknown {
  return isAPIError(fault) && fault.cause ? fault.cause : fault;
}

/** Ends the session of a request. @returns the Set-Cookie headers that make the browser forget it */
export async function signOut(deps: Deps, headers: Headers): Promise<string[]> {
  const answer = await accounts(deps).api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
}

/** Ends every session of a person, on all machines, at once. */
export async function endAllSessions({ db }: Deps, staffId: string): Promise<void> {
  await db.deleteFrom('staff_session').where('staff_id', '=', staffId).execute();
}

/**
 * Who is signed in. Asked of the database each time, so that an ended session is refused at once by every process.
 * @param headers of the request
 * @returns the person and the id of the session; null when signed out, idle for 12 hours, or signed in for 30 days
 */
export async function staffOf(deps: Deps, headers: Headers): Promise<{ staff: Staff; sessionId: string } | null> {
  if (!headers.has('Cookie')) return null;
  const found = await accounts(deps)
    .api.getSession({ headers })
    .catch((fault: unknown) => {
      throw causeOf(fault);
    });
  if (!found) return null;
  const { session, user } = found;
  const now = deps.clock();
  const idleSeconds = (now.getTime() - session.updatedAt.getTime()) / 1000;
  const ageSeconds = (now.getTime() - session.createdAt.getTime()) / 1000;
  if (idleSeconds > LONGEST_IDLE_SECONDS || ageSeconds > LONGEST_SESSION_SECONDS) {
    await deps.db.deleteFrom('staff_session').where('id', '=', session.id).execute();
    return null;
  }
  if (idleSeconds > TOUCH_SECONDS) {
    await deps.db.updateTable('staff_session').set({ updated_at: now }).where('id', '=', session.id).execute();
  }
  return { staff: { id: user.id, name: user.name, email: user.email, role: user.role }, sessionId: session.id };
}
