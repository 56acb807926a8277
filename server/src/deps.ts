import type { Kysely } from 'kysely';
import type { Config } from './config.ts';
import type { Database } from './db/schema.ts';
import type { FileStore } from './files/file-store.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';

/** The waist of the house: what every verb is given. */
export interface Deps {
  db: Kysely<Database>;
  mail: Mailer;
  /** Where attachments are kept. */
  files: FileStore;
  /** The present instant; tests move it. */
  clock: () => Date;
  config: Config;
  log: Log;
}
