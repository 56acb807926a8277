import type { EventsInput } from '@helpslip/shared/contract';
import type { Language } from '@helpslip/shared/languages';
import { of, read, readArticle, readConfig, readIndex, text } from './read.ts';

/** A call that was not answered as hoped. `status` is 0 when no answer came at all. */
export class Refused extends Error {
  status: number;
  code: string;
  errors: { pointer: string; detail: string }[];
  /** What the server wants solved first. */
  challenge: unknown;
  /** How long the server asks to wait; 0 when it does not say. */
  retryAfterSeconds: number;

  constructor(status = 0, problem: unknown = null, retryAfter: string | null = null) {
    super(`${status}`);
    this.status = status;
    this.code = text(of(problem).code);
    this.challenge = of(problem).challenge;
    this.errors = read([{ pointer: '', detail: '' }], of(problem).errors);
    this.retryAfterSeconds = Number(retryAfter) || 0;
  }

  /** Whether the same call may be answered later: nothing in it is wrong. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500 || [408, 409, 425, 429].includes(this.status);
  }
}

export type Api = ReturnType<typeof createApi>;

const READ_TIMEOUT_MS = 8_000;
const SEND_TIMEOUT_MS = 15_000;
const QUIET_TRIES_MS = 5_000;

/** The milliseconds before the next try: from one second on, doubled each time, spread so that visitors do not come back all at once. */
export function backoffMs(failures: number, retryAfterSeconds: number): number {
  const waitMs = Math.min(30_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2);
  return Math.max(waitMs, retryAfterSeconds * 1_000);
}

/** The calls that every visitor makes, and `get` and `post` for those that parts make. Each rejects with `Refused`. */
export function createApi(origin: string, site: string) {
  const sitePath = `/sites/${encodeURIComponent(site)}`;

  async function call(path: string, init?: RequestInit, timeoutMs = SEND_TIMEOUT_MS): Promise<unknown> {
    const response = await fetch(`${origin}/api/v1${path}`, {
      credentials: 'omit',
      referrerPolicy: 'origin',
      signal: AbortSignal.timeout(timeoutMs),
      ...init,
    }).catch(() => {
      throw new Refused();
    });
    const json: unknown = await response.json().catch(() => null);
    if (response.ok) return json;
    throw new Refused(response.status, json, response.headers.get('retry-after'));
  }

  async function get(path: string, init?: RequestInit): Promise<unknown> {
    const untilAt = performance.now() + QUIET_TRIES_MS;
    for (let failures = 1; ; failures++) {
      try {
        return await call(path, init, READ_TIMEOUT_MS);
      } catch (error) {
        if (!(error instanceof Refused && error.isPassing)) throw error;
        const waitMs = backoffMs(failures, error.retryAfterSeconds);
        if (performance.now() + waitMs > untilAt) throw error;
        await new Promise((done) => setTimeout(done, waitMs));
      }
    }
  }

  const post = (path: string, body: string, headers?: Record<string, string>, init?: RequestInit) =>
    call(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, ...init });

  return {
    origin,
    get,
    post,
    config: async (language: Language) => readConfig(await get(`${sitePath}/config?locale=${language}`)),
    articles: async (language: Language) => readIndex(await get(`${sitePath}/articles?locale=${language}`)),
    article: async (id: string, language: Language) =>
      readArticle(await get(`${sitePath}/articles/${encodeURIComponent(id)}?locale=${language}`)),
    /** Sent also while the page goes away, and never waited for. */
    events: (batch: EventsInput) => post('/events', JSON.stringify(batch), {}, { keepalive: true }),
  };
}
