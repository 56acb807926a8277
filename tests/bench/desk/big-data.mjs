// Fills the database that DATABASE_URL names with a year of a busy desk: npm run big-data
import { runnerImport } from 'vite';

await runnerImport(new URL('./fill.ts', import.meta.url).pathname, { logLevel: 'error' });
