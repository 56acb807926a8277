import { type Kysely, type Migration, Migrator } from 'kysely';
import * as start from './migrations/0001-start.ts';
import * as searchWords from './migrations/0002-search-words.ts';
import * as inbound from './migrations/0003-inbound.ts';
import * as promises from './migrations/0004-promises.ts';
import * as letters from './migrations/0005-letters.ts';
import * as deliveries from './migrations/0006-deliveries.ts';
import * as audit from './migrations/0007-audit.ts';
import * as staff from './migrations/0008-staff.ts';
import * as queue from './migrations/0009-queue.ts';
import * as ticketWork from './migrations/0010-ticket-work.ts';
import * as answers from './migrations/0011-answers.ts';
import * as insights from './migrations/0012-insights.ts';
import * as settings from './migrations/0013-settings.ts';
import * as buildsAndSecrets from './migrations/0014-builds-and-secrets.ts';
import * as staffLetters from './migrations/0015-staff-letters.ts';
import * as translations from './migrations/0016-translations.ts';
import * as attachments from './migrations/0017-attachments.ts';
import * as held from './migrations/0018-held.ts';
import * as categoryFiles from './migrations/0019-category-files.ts';
import * as mailFiles from './migrations/0020-mail-files.ts';
import type { Database } from './schema.ts';

const migrations: Record<string, Migration> = {
  '0012-insights': insights,
  '0001-start': start,
  '0003-inbound': inbound,
  '0002-search-words': searchWords,
  '0004-promises': promises,
  '0005-letters': letters,
  '0006-deliveries': deliveries,
  '0007-audit': audit,
  '0008-staff': staff,
  '0009-queue': queue,
  '0011-answers': answers,
  '0010-ticket-work': ticketWork,
  '0013-settings': settings,
  '0017-attachments': attachments,
  '0014-builds-and-secrets': buildsAndSecrets,
  '0015-staff-letters': staffLetters,
  '0016-translations': translations,
  '0018-held': held,
  '0019-category-files': categoryFiles,
  '0020-mail-files': mailFiles,
};

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
