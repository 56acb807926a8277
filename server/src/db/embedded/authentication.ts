import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const USER = 'helpslip';

/**
 * How the embedded PostgreSQL knows us, as arguments of initdb: whoever reaches its private socket is trusted. Windows has a loopback
 * port instead, which everyone on the machine reaches, so there a password is made and kept.
 */
export function authentication(dataDir: string): string[] {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject'];
  writeFileSync(passwordFile(dataDir), randomBytes(24).toString('base64url'), { mode: 0o600 });
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile(dataDir)}`];
}

/** @returns the password of the embedded PostgreSQL, where it has one */
export function readPassword(dataDir: string): string | undefined {
  return process.platform === 'win32' ? readFileSync(passwordFile(dataDir), 'utf8') : undefined;
}

function passwordFile(dataDir: string): string {
  return path.join(dataDir, 'postgres-password');
}
