// `npm start`, `npm test` and the rest, on a machine with nothing but Node and npm. What follows the name of a command is passed on.
import { printBudgets } from './budgets.mjs';
import { build } from './build.mjs';
import { ensureInstalled, refuseOldNode } from './install.mjs';
import { start, startProduction } from './start.mjs';
import { root, run, runTool } from './tools.mjs';

const vitest = (config, rest) => runTool('vitest', ['run', '-c', `tests/${config}`, ...rest], { from: 'tests' });

const commands = {
  async start() {
    build();
    return start();
  },
  async 'start:production'() {
    build({ withExamples: false });
    return startProduction();
  },
  test(rest) {
    build();
    return vitest('vitest.config.ts', rest);
  },
  check(rest) {
    build();
    const steps = [
      ['Format, lint', () => runTool('@biomejs/biome', ['ci', '--colors=off', '.'], { bin: 'biome' })],
      ...['shared', 'widget', 'server', 'tests'].map((part) => [
        `Types of ${part}`,
        () => runTool('typescript', ['-p', part], { bin: 'tsc' }),
      ]),
      ['Unused files, exports, packages', () => runTool('knip', [])],
      ['Bundle budgets', printBudgets],
      ...(rest.includes('--no-tests') ? [] : [['Tests', () => vitest('vitest.config.ts', [])]]),
    ];
    return inTurn(steps);
  },
  oracle(rest) {
    process.env.ORACLE_CASES ??= '100000';
    return vitest('vitest.config.ts', ['--project', 'server', 'promises/promise.oracle', ...rest]);
  },
  build() {
    build();
    return 0;
  },
  format: (rest) =>
    runTool('@biomejs/biome', ['check', '--write', ...(rest.length > 0 ? rest : ['.'])], { bin: 'biome' }),
  bench(rest) {
    build();
    return vitest('vitest.bench.config.ts', rest.length > 0 ? rest : ['bench/benchmarks']);
  },
  'desk-speed'(rest) {
    build();
    return vitest('vitest.bench.config.ts', ['bench/desk', ...rest]);
  },
  weights(rest) {
    build();
    return vitest('vitest.bench.config.ts', ['bench/widgets', ...rest]);
  },
  'big-data': () => run([process.execPath, 'tests/bench/desk/big-data.mjs']),
  pictures(rest) {
    build();
    return vitest('vitest.pictures.config.ts', rest);
  },
};

/** Ends with the first step that fails. */
function inTurn(steps) {
  for (const [name, step] of steps) {
    console.log(`== ${name}`);
    const code = step();
    if (code !== 0) return code;
  }
  return 0;
}

refuseOldNode();
process.chdir(root);
const [name = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) {
  console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
ensureInstalled();
process.exitCode = await commands[name](rest);
