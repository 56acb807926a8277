import { sql } from 'kysely';
import { isMigrated } from '../db/migrate.ts';
import type { Route, WebContext } from '../web/route.ts';

const policy = { audience: 'everyone' } as const;

/** Routes for whoever watches over the process. `isReady` says whether jobs run. */
export function healthRoutes(isReady: () => boolean): Route[] {
  return [
    { method: 'GET', path: '/healthz', policy, answer: (c) => c.json({ status: 'alive' }) },
    { method: 'GET', path: '/readyz', policy, answer: (c) => readiness(c, isReady) },
  ];
}

async function readiness(c: WebContext, isReady: () => boolean): Promise<Response> {
  const { db, log } = c.get('deps');
  const checks = { database: false, migrations: false, jobs: isReady() };
  try {
    await sql`select 1`.execute(db);
    checks.database = true;
    checks.migrations = await isMigrated(db);
  } catch (fault) {
    log.warn({ kind: fault instanceof Error ? fault.name : typeof fault }, 'not ready');
  }
  const isAllWell = Object.values(checks).every(Boolean);
  return c.json({ status: isAllWell ? 'ready' : 'not-ready', checks }, isAllWell ? 200 : 503);
}
