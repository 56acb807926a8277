import type { Challenge, Problem } from '@helpslip/shared/problem';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Fault, Refusal, type RefusalCode } from '../errors.ts';
import { answerProblemPage, asksForPage } from './problem-page.tsx';
import type { WebContext } from './route.ts';

/** The one place that knows HTTP statuses. */
export const statuses: Record<RefusalCode, { status: ContentfulStatusCode; title: string }> = {
  malformed: { status: 400, title: 'The request could not be read' },
  'idempotency-key-missing': { status: 400, title: 'An Idempotency-Key header is needed' },
  'idempotency-key-malformed': { status: 400, title: 'The Idempotency-Key header cannot be used' },
  'signed-out': { status: 401, title: 'Sign in first' },
  unsigned: { status: 401, title: 'The signature does not fit' },
  forbidden: { status: 403, title: 'This is not allowed' },
  'challenge-required': { status: 403, title: 'A challenge has to be solved first' },
  'not-found': { status: 404, title: 'Nothing was found here' },
  'method-not-allowed': { status: 405, title: 'This method is not served here' },
  conflict: { status: 409, title: 'Somebody else changed this meanwhile' },
  'in-flight': { status: 409, title: 'The same request is still being worked on' },
  'too-slow': { status: 408, title: 'The request came too slowly' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-type': { status: 415, title: 'This kind of body is not read here' },
  invalid: { status: 422, title: 'Something in the request needs mending' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key belongs to another request' },
  limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available just now' },
  'storage-full': { status: 507, title: 'There is no room for files' },
};

/** Error classes of PostgreSQL, and codes of pg and of sockets, that say "not now" rather than "wrong". */
const AWAY = /^(?:08|53|57|58|25P03|40001|40P01|55P03|ECONN|EHOST|ENET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT)/;
const POOL_WAITS =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable|after calling end/;

/**
 * Turns whatever was thrown into an answer as RFC 9457 describes, or into a page for a person who looks at it. Only the log sees what
 * an unknown fault says.
 */
export function answerFault(c: WebContext, thrown: unknown): Response | Promise<Response> {
  const refusal = refusalIn(thrown);
  const requestId = c.get('requestId');
  if (refusal !== thrown) c.get('deps').log.error({ requestId, fault: describe(thrown) }, 'a request failed');
  c.header('Cache-Control', 'no-store');
  if (!refusal) {
    return problem(c, { status: 500, code: 'internal', title: 'Something went wrong on our side', requestId });
  }
  const { status, title } = statuses[refusal.code];
  if (refusal.retryAfterSeconds) c.header('Retry-After', String(refusal.retryAfterSeconds));
  if (status === 413) c.header('Connection', 'close');
  const { code, message: detail, faults: errors, challenge } = refusal;
  return problem(c, { status, code, title, detail, requestId, errors, challenge });
}

/** What was thrown as a refusal: that the database is away is one too. @returns null for a fault of our own */
export function refusalIn(thrown: unknown): Refusal | null {
  return thrown instanceof Refusal ? thrown : isAway(thrown) ? away() : null;
}

function isAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  // A socket that is not there; of a file that is not there the database knows nothing.
  const isNoSocket = code === 'ENOENT' && 'syscall' in thrown && thrown.syscall === 'connect';
  return isNoSocket || AWAY.test(code) || POOL_WAITS.test(thrown.message);
}

function away(): Refusal {
  return new Refusal('unavailable', 'The database does not answer. Try again in a moment.', { retryAfterSeconds: 2 });
}

/** What the log may hold: the kind of fault and where, never values (PostgreSQL puts them into message and `detail`). */
function describe(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { kind: typeof thrown };
  const code = 'code' in thrown ? thrown.code : undefined;
  // A stack begins with the message, which may be of several lines.
  const places = thrown.stack?.split('\n').filter((line) => /^ {4}at /.test(line));
  return { kind: thrown.name, code, stack: places?.slice(0, 12) };
}

function problem(
  c: WebContext,
  facts: {
    status: ContentfulStatusCode;
    code: string;
    title: string;
    detail?: string;
    requestId: string;
    errors?: Fault[];
    challenge?: Challenge | undefined;
  },
): Response | Promise<Response> {
  if (asksForPage(c)) return answerProblemPage(c, facts);
  const { errors = [], detail, challenge, ...rest } = facts;
  const { baseUrl } = c.get('deps').config;
  const body: Problem = {
    type: `${baseUrl}/problems#${facts.code}`,
    ...rest,
    ...(detail ? { detail } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...(challenge ? { challenge } : {}),
  };
  return c.body(JSON.stringify(body), facts.status, { 'Content-Type': 'application/problem+json' });
}
