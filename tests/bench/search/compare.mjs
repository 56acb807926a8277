// Compares the search with others: node tests/bench/search/compare.mjs <folder of question sets> [--n 200] [--write]
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./compare.ts', import.meta.url).pathname, { logLevel: 'error' });
await module.compare(process.argv.slice(2));
