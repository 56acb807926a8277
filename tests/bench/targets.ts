import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Pool } from 'undici';
import type { Target } from './load.ts';
import { postOf } from './posted-ticket.ts';
import { sentStatements } from './sent-statements.ts';

/** The size of the server's pool. */
export const CONNECTIONS = 10;
export const CALLERS = 32;

/** Tickets over HTTP, each under a new key and, as if a proxy stood in front, from a new address. */
export function postsTo(name: string, url: string, path: string, secret?: string): Target {
  let calls = 0;
  return overHttp(name, url, [201], () => {
    const { headers, body } = postOf(randomUUID(), secret);
    calls++;
    const address = `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
    return { method: 'POST', path, headers: { ...headers, 'x-forwarded-for': address }, body };
  });
}

/** The configuration of a site. One who returns has it already, and is told so until a promise in it moves on by a minute. */
export function readsConfig(name: string, url: string, { isReturning }: { isReturning: boolean }): Target {
  let headers: Record<string, string> = {};
  const next = () => ({ method: 'GET' as const, path: '/api/v1/sites/acme/config', headers });
  return overHttp(name, url, isReturning ? [200, 304] : [200], next, (etag) => {
    if (isReturning && typeof etag === 'string') headers = { 'if-none-match': etag };
  });
}

interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

function overHttp(
  name: string,
  url: string,
  expected: number[],
  next: () => Request,
  see: (etag: unknown) => void = () => {},
): Target {
  const pool = new Pool(url, { connections: CALLERS, headersTimeout: 15_000, bodyTimeout: 15_000 });
  return {
    name,
    async call() {
      const { statusCode, headers, body } = await pool.request(next());
      if (!expected.includes(statusCode)) throw new Error(`${name} answered ${statusCode}: ${await body.text()}`);
      see(headers.etag);
      await body.dump();
    },
    close: () => pool.destroy(),
  };
}

/** The statements of one ticket, as the server sends them, prepared and over as many connections. */
export async function straightSql(name: string, connection: pg.PoolConfig): Promise<Target> {
  const statements = await sentStatements(connection);
  const pool = new pg.Pool({ ...connection, max: CONNECTIONS });
  return {
    name,
    async call() {
      for (const statement of statements()) await pool.query(statement);
    },
    close: () => pool.end(),
  };
}

/** The same posts to a route that does nothing with them. */
export async function emptyRoute(name: string): Promise<Target> {
  const child = fork(fileURLToPath(new URL('empty-route.mjs', import.meta.url)), { execArgv: [] });
  const [port]: unknown[] = await once(child, 'message');
  const posts = postsTo(name, `http://127.0.0.1:${port}`, '/');
  return {
    ...posts,
    async close() {
      await posts.close();
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
