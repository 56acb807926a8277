// Builds the widget and the server, each only when one of its sources changed since it was last built.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runTool } from './tools.mjs';

const SHARED = ['pnpm-lock.yaml', 'tsconfig.base.json', 'shared/src'];
const WIDGET = ['widget/package.json', 'widget/src', 'widget/vite.config.ts', 'widget/vite.loader.config.ts'];
// In this order: the loader reads the app's name from what its build wrote.
const PARTS = {
  widget: { configs: ['vite.config.ts', 'vite.loader.config.ts'], sources: [...SHARED, ...WIDGET] },
  'widget/npm': { configs: ['tsconfig.json'], sources: ['widget/npm/src', 'widget/npm/tsconfig.json'] },
  server: {
    configs: ['vite.config.ts'],
    sources: [...SHARED, ...WIDGET, 'server/package.json', 'server/src', 'server/vite.config.ts'],
  },
  'demo-site': {
    configs: ['examples/vite.config.js'],
    sources: ['pnpm-lock.yaml', 'widget/npm/src', 'demo-site/package.json', 'demo-site/examples'],
    isExample: true,
  },
};

/** Ends the process where something does not build. Examples are for those who look at them, not for who runs a server. */
export function build({ withExamples = true } = {}) {
  for (const [part, { configs, sources, isExample }] of Object.entries(PARTS)) {
    if (isExample && !withExamples) continue;
    const wanted = fingerprint(sources);
    // The first build of a part empties the folder, so that a build that was broken off leaves no stamp.
    const stamp = path.join(root, part, 'dist', '.built');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    console.log(`Building the ${part}.`);
    for (const config of configs) {
      const cwd = path.join(root, part);
      const code = config.endsWith('.json')
        ? runTool('typescript', ['-p', config], { bin: 'tsc', cwd })
        : runTool('vite', ['build', '--logLevel', 'warn', '-c', config], { cwd });
      if (code !== 0) process.exit(code);
    }
    writeFileSync(stamp, wanted);
  }
}

function fingerprint(sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of sources.flatMap(filesIn)) hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function filesIn(source) {
  if (!statSync(path.join(root, source)).isDirectory()) return [source];
  const names = readdirSync(path.join(root, source)).sort();
  return names.flatMap((name) => filesIn(path.join(source, name)));
}
