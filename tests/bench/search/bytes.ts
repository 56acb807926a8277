import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** How many bytes a browser would fetch for a module with all that it imports: bundled, minified, gzip -9. */
export async function bytesOf(file: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: path.dirname(file),
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: file, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const code = outputs.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  return gzipSync(code, { level: 9 }).length;
}
