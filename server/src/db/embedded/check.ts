import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ConfigFault } from '../../config.ts';
import type { Home } from './home.ts';

/** @throws when the data directory is another account's, or was made by another version of PostgreSQL */
export function checkCluster(home: Home): void {
  const owner = statSync(home.data).uid;
  const needed = home.account?.uid ?? process.getuid?.();
  if (needed !== undefined && owner !== needed) {
    throw new ConfigFault(
      `${home.data} belongs to another account (uid ${owner}), and PostgreSQL would run as uid ${needed}. Start Helpslip as the owner, give the folder to uid ${needed} (chown -R), or set another DATA_DIR.`,
    );
  }
  const version = readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8').trim();
  if (Number(version) !== home.binaries.major) {
    throw new ConfigFault(
      `${home.data} was made by PostgreSQL ${version}, and this Helpslip brings PostgreSQL ${home.binaries.major}. Move the data over with pg_dump and pg_restore, or set DATABASE_URL to a PostgreSQL ${version}.`,
    );
  }
}
