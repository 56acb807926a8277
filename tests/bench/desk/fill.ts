import { readConfig } from '@helpslip/server/config.ts';
import { migrate } from '@helpslip/server/db/migrate.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import { openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { throwAwayFiles } from '../../support/throw-away-files.ts';
import { BIG, BIG_OWNER, fillBigData } from './big-data.ts';

/** Fills the database that DATABASE_URL names, and says how to see it. */
async function fill(): Promise<void> {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString)
    throw new Error('DATABASE_URL must name the database to fill: an empty one, for nothing else.');
  const db = openDatabase({ connectionString, statement_timeout: 600_000, query_timeout: 600_000 });
  const config = readConfig({ SECRET: 'not-needed-to-fill-a-database-0123456789' }, () => '');
  await migrate(db);
  const deps = {
    db,
    mail: devMailbox,
    files: throwAwayFiles().store,
    clock: () => new Date(),
    config,
    log: openLog('silent'),
  };
  await fillBigData(deps, BIG, (line) => process.stdout.write(`${line}\n`));
  await db.destroy();
  process.stdout.write(`Sign in as ${BIG_OWNER.email} with the password: ${BIG_OWNER.password}\n`);
}

await fill();
