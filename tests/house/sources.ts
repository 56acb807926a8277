import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Source {
  /** From the root, with `/`. */
  path: string;
  text: string;
  /** What it imports: a path from the root for our own files, else the package's name. */
  imports: string[];
  /** The same without what it fetches while running, by `import()`. */
  staticImports: string[];
}

/** Every source file of the given top-level parts, with what it imports. */
export function sourcesOf(...parts: string[]): Source[] {
  return parts.flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs|css)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/node_modules|\/dist\/|\.d\.ts$/.test(file))
      .map(read),
  );
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => target(file, match[1] ?? ''));
  const staticImports = named(/(?:\bfrom\s+|^import\s+)['"]([^'"]+)['"]/gm);
  const lateImports = named(/\bimport\s*\(\s*['"]([^'"]+)['"]/g);
  return { path: fromRoot(file), text, imports: [...staticImports, ...lateImports], staticImports };
}

function target(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return fromRoot(resolve(dirname(file), specifier.replace(/\?.*$/, '')));
  const own = specifier.match(/^@helpslip\/(shared|server|widget)\/(.+)$/);
  if (own) return own[1] === 'shared' ? `shared/src/${own[2]}.ts` : `${own[1]}/src/${own[2]}`;
  return specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? specifier);
}

function fromRoot(file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}
