// A process that owns an embedded PostgreSQL, to be killed: `fork(this, [dataDir])`. It tells `{ started }` or `{ refused }`; any message stops it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const source = fileURLToPath(import.meta.resolve('@helpslip/server/db/embedded/start-embedded.ts'));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
const quiet = { info: () => undefined, warn: () => undefined };
try {
  const postgres = await module.startEmbedded({ dataDir: process.argv[2], log: quiet });
  process.once('message', async () => {
    await postgres.stop();
    process.disconnect();
  });
  process.send({ started: { pid: postgres.pid, connection: postgres.connection } });
} catch (error) {
  process.send({ refused: error.message }, () => process.disconnect());
}
