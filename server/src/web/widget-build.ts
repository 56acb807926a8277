import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

interface WidgetFiles {
  loader: Buffer<ArrayBuffer>;
  /** Names the loader's bytes: `/widget/<version>.js` never changes. */
  version: string;
  /** Subresource integrity of `/widget/<version>.js`. */
  integrity: string;
  /** Name of the script of the follow page. */
  followScript: string;
  chunks: Map<string, Buffer<ArrayBuffer>>;
}

let files: WidgetFiles | undefined;

/** The built widget, read once. @throws when it has not been built */
export function widgetFiles(): WidgetFiles {
  files ??= readWidget(join(dirname(createRequire(import.meta.url).resolve('@helpslip/widget/package.json')), 'dist'));
  return files;
}

/** What the widget's build says of its entries. */
const manifestSchema = v.object({ 'src/app/follow-page.tsx': v.object({ file: v.string() }) });

function readWidget(folder: string): WidgetFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const read = (name: string): Buffer<ArrayBuffer> => Buffer.from(readFileSync(join(folder, name)));
  const loader = read('widget.js');
  return {
    loader,
    version: createHash('sha256').update(loader).digest('hex').slice(0, 12),
    integrity: `sha384-${createHash('sha384').update(loader).digest('base64')}`,
    followScript: v.parse(manifestSchema, JSON.parse(read('.vite/manifest.json').toString()))['src/app/follow-page.tsx']
      .file,
    chunks: new Map(names.filter((name) => name !== 'widget.js').map((name) => [name, read(name)])),
  };
}
