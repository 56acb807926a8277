import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

export interface WidgetFiles {
  loader: Buffer<ArrayBuffer>;
  /** Names the loader's bytes: `/widget/<version>.js` never changes. */
  version: string;
  /** Subresource integrity of `/widget/<version>.js`. */
  integrity: string;
  /** Name of the app, which draws the panel. */
  appFile: string;
  /** Name of the script of the follow page. */
  followScript: string;
  /** Everything under `/widget/`, the loader too, by its name. */
  files: Map<string, Buffer<ArrayBuffer>>;
}

let build: WidgetFiles | undefined;

/** The built widget, read once. @throws when it has not been built */
export function widgetFiles(): WidgetFiles {
  build ??= readWidget(join(dirname(createRequire(import.meta.url).resolve('@helpslip/widget/package.json')), 'dist'));
  return build;
}

/** What the widget's build says of its entries. */
const entrySchema = v.object({ file: v.string() });
const manifestSchema = v.object({ 'src/app/mount.tsx': entrySchema, 'src/app/follow-page.tsx': entrySchema });

/** Reads a build from its folder. @throws when there is none */
export function readWidget(folder: string): WidgetFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const read = (name: string): Buffer<ArrayBuffer> => Buffer.from(readFileSync(join(folder, name)));
  const loader = read('widget.js');
  const version = createHash('sha256').update(loader).digest('hex').slice(0, 12);
  const late = names.filter((name) => name !== 'widget.js').map((name) => [name, read(name)] as const);
  const manifest = v.parse(manifestSchema, JSON.parse(read('.vite/manifest.json').toString()));
  return {
    loader,
    version,
    integrity: `sha384-${createHash('sha384').update(loader).digest('base64')}`,
    appFile: manifest['src/app/mount.tsx'].file,
    followScript: manifest['src/app/follow-page.tsx'].file,
    files: new Map([[`${version}.js`, loader], ...late]),
  };
}
