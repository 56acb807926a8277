import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'server/dist/main.js');

// Vitest sets variables of its own, BASE_URL among them: only what a program needs is passed on.
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(?:PATH|HOME|TMPDIR|TEMP|SYSTEMROOT|LANG|XDG_.*)$/i.test(name)),
);

/** The built server as a process of its own, on a data directory of its own. */
export interface ServerProcess {
  url: string;
  dataDir: string;
  /** Starts it, or starts it again, and waits until it is ready. */
  start(): Promise<void>;
  /** Ends it without a word, and with `andDatabase` its PostgreSQL too. */
  kill(andDatabase: boolean): Promise<void>;
  /** Asks it to stop, and waits. @returns its exit code */
  stop(): Promise<number | null>;
  /** All that it printed. */
  output(): string;
}

export async function serverProcess(environment: Record<string, string> = {}): Promise<ServerProcess> {
  if (!existsSync(program)) throw new Error('The server is not built. Run the tests by: npm test');
  const dataDir = environment.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'helpslip-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let printed = '';

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  return {
    url,
    dataDir,
    output: () => printed,
    async start() {
      child = spawn(process.execPath, [program], {
        env: {
          ...inherited,
          HOST: '127.0.0.1',
          PORT: String(port),
          DATA_DIR: dataDir,
          LOG_LEVEL: 'error',
          NODE_ENV: 'test',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const keep = (chunk: Buffer) => {
        printed += chunk.toString();
      };
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
      const { exitCode } = await readyOrGone(child, url);
      if (exitCode !== null) throw new Error(`The server ended with ${exitCode}:\n${printed}`);
    },
    async kill(andDatabase) {
      const databasePid = andDatabase ? postgresPid(dataDir) : null;
      await end('SIGKILL');
      if (databasePid) killHard(databasePid);
    },
    stop: () => end('SIGTERM'),
  };
}

async function readyOrGone(child: ChildProcess, url: string): Promise<{ exitCode: number | null }> {
  for (;;) {
    if (child.exitCode !== null) return { exitCode: child.exitCode };
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.status === 200) return { exitCode: null };
    await new Promise((again) => setTimeout(again, 20));
  }
}

function postgresPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The postmaster and, by its death, its backends. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address) return address.port;
  throw new Error('no free port');
}
