import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** How long after it was last asked for a build is kept, and how many are. */
export const KEPT_BUILD_DAYS = 180;
export const MOST_KEPT_BUILDS = 20;
const DAY_MS = 86_400_000;

/** A build of the widget: its files by their names, each of which never means other bytes. */
export interface Build {
  version: string;
  files: Map<string, Buffer>;
}

/**
 * Keeps a build that this process serves, so that after an update the pages which name its files still get them, from every process.
 * In the database, which all processes share: a data directory belongs to one machine.
 */
export function keepBuild(db: Kysely<Database>, { version, files }: Build, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    const rows = [...files].map(([name, bytes]) => ({ name, bytes }));
    await trx
      .insertInto('widget_file')
      .values(rows)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    await trx
      .insertInto('widget_build')
      .values({ version, files: [...files.keys()], last_asked_at: at })
      .onConflict((conflict) => conflict.column('version').doUpdateSet({ last_asked_at: at }))
      .execute();
  });
}

/**
 * A file of an earlier build. That it was asked for is noted once a day, for the build to stay.
 * @returns null for a name that no kept build has
 */
export async function keptFile(db: Kysely<Database>, name: string, at: Date): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    with noted as (
      update widget_build set last_asked_at = ${at}
      where ${name} = any(files) and last_asked_at < ${new Date(at.getTime() - DAY_MS)}
    )
    select bytes from widget_file where name = ${name}`.execute(db);
  return rows[0]?.bytes ?? null;
}

/** Deletes the builds that nobody has asked for in half a year, and all but the newest few. @param served the version that this process serves: it stays */
export function forgetBuilds(db: Kysely<Database>, served: string, at: Date): Promise<void> {
  const stale = new Date(at.getTime() - KEPT_BUILD_DAYS * DAY_MS);
  return db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    await sql`update widget_build set last_asked_at = ${at} where version = ${served}`.execute(trx);
    const { numAffectedRows = 0n } = await sql`
      delete from widget_build where last_asked_at < ${stale}
        or version not in (select version from widget_build order by last_asked_at desc limit ${MOST_KEPT_BUILDS})`.execute(
      trx,
    );
    if (numAffectedRows === 0n) return;
    await sql`
      delete from widget_file
      where not exists (select from widget_build where widget_file.name = any(files))`.execute(trx);
  });
}

/** A file that one process has just kept must not go because another forgets. */
async function oneAtATime(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('helpslip:widget-builds', 0))`.execute(trx);
}
