import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { EXE } from './binaries.ts';
import type { Home } from './home.ts';
import { footingFor } from './under-account.ts';

// Errors are answered to us and logged by us; here they would only grow the file and hold what people wrote.
const SETTINGS: Record<string, string> = {
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** A PostgreSQL that was started and may not have come up yet. */
export interface Launch {
  hasEnded(): boolean;
  /** What it wrote to its log since it was started, at most the last 2,000 bytes. */
  told(): string;
}

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C reaches us alone and it outlives us until we have let it go.
 * @param port the loopback port on Windows; elsewhere it is but part of the socket's name
 */
export function launch(home: Home, port: number): Launch {
  const footing = footingFor(home.data, home.account);
  const log = openSync(home.logFile, 'a', 0o600);
  const start = statSync(home.logFile).size;
  const settings = Object.entries({ ...SETTINGS, ...home.settings, ...door(home) });
  const child = spawn(
    path.join(home.binaries.bin, `postgres${EXE}`),
    ['-D', footing.directory, '-p', String(port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...footing.options, detached: true, stdio: ['ignore', log, log, ...footing.stdio] },
  );
  closeSync(log);
  footing.close();
  return watch(child, () => tail(home.logFile, start));
}

function door(home: Home): Record<string, string> {
  return process.platform === 'win32'
    ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
    : { listen_addresses: '', unix_socket_directories: home.socketDirectory, unix_socket_permissions: '0700' };
}

function watch(child: ChildProcess, told: () => string): Launch {
  let failure = '';
  child.on('error', (error) => {
    failure = error.message;
  });
  child.unref();
  return {
    hasEnded: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    told: () => failure || told(),
  };
}

function tail(file: string, start: number): string {
  const end = statSync(file).size;
  const from = Math.max(start, end - 2000);
  const bytes = Buffer.alloc(Math.max(0, end - from));
  const descriptor = openSync(file, 'r');
  readSync(descriptor, bytes, 0, bytes.length, from);
  closeSync(descriptor);
  return bytes.toString('utf8').trim();
}
