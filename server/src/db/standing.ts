import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What whoever makes the backups touches in the data directory when one is complete. */
export const BACKUP_MARK = 'last-backup';

/** When the last backup was made, as its mark says. @returns null where there is no mark: nobody knows then */
export async function lastBackupAt(dataDir: string): Promise<Date | null> {
  try {
    return (await stat(join(dataDir, BACKUP_MARK))).mtime;
  } catch {
    return null;
  }
}

export interface DatabaseStanding {
  bytes: number;
  /** Of PostgreSQL, such as `18.4`. */
  version: string;
}

export async function databaseStanding(db: Kysely<Database>): Promise<DatabaseStanding> {
  const { rows } = await sql<DatabaseStanding>`
    select pg_database_size(current_database()) as bytes, current_setting('server_version') as version`.execute(db);
  return rows[0] ?? { bytes: 0, version: '' };
}
