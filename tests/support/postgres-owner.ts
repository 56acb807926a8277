import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const connectionSchema = v.object({ host: v.string(), port: v.number(), user: v.string(), database: v.string() });
const reportSchema = v.union([
  v.object({ started: v.object({ pid: v.number(), connection: connectionSchema }) }),
  v.object({ refused: v.string() }),
]);

/** Another process that starts the embedded PostgreSQL of a data directory, as a server does. */
export interface PostgresOwner {
  process: ChildProcess;
  report: v.InferOutput<typeof reportSchema>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Has it stop its PostgreSQL and end. */
  stop(): Promise<void>;
}

/** @param account runs it as another account than ours, where we are root */
export async function startOwner(dataDir: string, account?: { uid: number; gid: number }): Promise<PostgresOwner> {
  const program = fileURLToPath(new URL('postgres-owner.mjs', import.meta.url));
  const child = fork(program, [dataDir], { ...account, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The owner of PostgreSQL ended early: ${complaint}`)));
  });
  return {
    process: child,
    report: v.parse(reportSchema, message),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.send('stop');
      await ended;
    },
  };
}
