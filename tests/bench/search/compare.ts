import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf } from './bytes.ts';
import { engine as flexsearch } from './engines/flexsearch.ts';
import { engine as fuseDefault } from './engines/fuse-default.ts';
import { engine as fuseTuned } from './engines/fuse-tuned.ts';
import { engine as helpslip } from './engines/helpslip.ts';
import { engine as lunr } from './engines/lunr.ts';
import { engine as minisearch } from './engines/minisearch.ts';
import { engine as orama } from './engines/orama.ts';
import { engine as ufuzzy } from './engines/ufuzzy.ts';
import { measure } from './measure.ts';
import { readSets } from './sets.ts';
import { type Row, tableOf } from './table.ts';

const ENGINES = [
  { name: 'Helpslip', file: 'helpslip', engine: helpslip },
  { name: 'Fuse.js, default', file: 'fuse-default', engine: fuseDefault },
  { name: 'Fuse.js, tuned', file: 'fuse-tuned', engine: fuseTuned },
  { name: 'MiniSearch', file: 'minisearch', engine: minisearch },
  { name: 'FlexSearch', file: 'flexsearch', engine: flexsearch },
  { name: 'Orama', file: 'orama', engine: orama },
  { name: 'uFuzzy', file: 'ufuzzy', engine: ufuzzy },
  { name: 'lunr', file: 'lunr', engine: lunr },
];
const PAGE = path.join(import.meta.dirname, '../../../docs/search.md');
const [BEGIN, END] = ['<!-- table -->', '<!-- /table -->'];

/**
 * Puts the same questions to every engine, prints the table, and with `--write` lays it into the page on search.
 * @public
 */
export async function compare(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { n: { type: 'string', default: '0' }, only: { type: 'string' }, write: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (!folder) {
    throw new Error(
      'Name a folder of question sets: compare.mjs <folder> [--n <queries a set>] [--only <engine>] [--write]',
    );
  }
  const sets = readSets(path.resolve(folder), Number(values.n));
  const rows: Row[] = [];
  for (const { name, file, engine } of ENGINES) {
    if (values.only && values.only !== file) continue;
    const row: Row = { name, bytes: await bytesOf(path.join(import.meta.dirname, 'engines', `${file}.ts`)), sets: [] };
    for (const set of sets) row.sets.push({ phrasings: set.phrasings, figures: await measure(engine, set) });
    rows.push(row);
    console.error(`${name} is done.`);
  }
  const asked = Math.max(...sets.map(({ queries }) => queries.length));
  const table = `Means over ${sets.length} sets (${sets.map(({ name }) => name).join(', ')}), at most ${asked} queries each.\n\n${tableOf(rows)}`;
  console.log(table);
  if (values.write) write(table);
}

function write(table: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  writeFileSync(PAGE, `${before}${BEGIN}\n${table}\n${END}${after}`);
}
