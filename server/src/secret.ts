import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the installation's secret from its data directory, and makes it at the first start (64 hexadecimal digits, mode 600).
 * @throws when the file is there but too short to be one
 */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, randomBytes(32).toString('hex'));
    fsyncSync(handle);
    closeSync(handle);
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`The secret in ${file} is too short. Restore it from a backup, or set SECRET.`);
  return secret;
}
