import { readFileSync, statSync } from 'node:fs';
import { ConfigFault } from '../../config.ts';

/** The account that PostgreSQL runs under, where that is not our own: PostgreSQL refuses root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Finds the account that PostgreSQL must be started under.
 * @param dataDirectory PostgreSQL's files; where they are there already, their owner is taken
 * @returns nothing where we are not root: PostgreSQL then runs as we do
 * @throws when we are root and the machine has no account to drop to
 */
export function accountFor(dataDirectory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = statSync(dataDirectory, { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'));
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const row = rows.find((columns) => columns[0] === name);
    // Ids may be written as negative numbers (nobody is -2 on macOS).
    if (row) return { uid: Number(row[2]) >>> 0, gid: Number(row[3]) >>> 0 };
  }
  throw new ConfigFault(
    'PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it under. Start Helpslip as an ordinary user, or set DATABASE_URL.',
  );
}
