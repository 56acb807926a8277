import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readWidget, type WidgetFiles } from '@helpslip/server/web/widget-build.ts';

/** How the names of built files end. */
const END = '-12345678.js';

/** The widget as it was before an update: the same, with files of other names, and so with a loader of other bytes. */
export function earlierBuild(): WidgetFiles {
  const folder = mkdtempSync(join(tmpdir(), 'helpslip-widget-'));
  const dist = join(dirname(createRequire(import.meta.url).resolve('@helpslip/widget/package.json')), 'dist');
  try {
    cpSync(dist, folder, { recursive: true });
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.js(?:on)?$/.test(file));
    const late = all.filter((file) => /^[\w-]+\.js$/.test(file) && file !== 'widget.js');
    // By their ends alone, since the app makes up the names of some from parts.
    const ends = new RegExp([...new Set(late.map((file) => file.slice(-END.length)))].join('|'), 'g');
    for (const file of all) {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(ends, '-earlier$&'));
      if (late.includes(file)) renameSync(path, join(folder, file.replace(ends, '-earlier$&')));
    }
    return readWidget(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
