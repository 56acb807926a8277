import { type Kysely, type Migration, Migrator } from 'kysely';
import * as start from './migrations/0001-start.ts';
import type { Database } from './schema.ts';

const migrations: Record<string, Migration> = { '0001-start': start };

/**
 * Brings the schema forward. Processes that start at once wait for each other on Kysely's advisory lock.
 * @throws when a migration fails, or when the database is newer than this program
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought to the schema of this version.', { cause: error });
}

/** Whether every migration of this version has run. */
export async function isMigrated(db: Kysely<Database>): Promise<boolean> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const all = await migrator.getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}
