import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FILE = resolve(import.meta.dirname, '../../docs/benchmarks.md');

/** The parts of docs/benchmarks.md by their headings: each is renewed by its own command, which leaves the other as it stands. */
export const parts = { others: 'The widget beside others', own: 'Server, bytes and search' } as const;
export type Part = (typeof parts)[keyof typeof parts];

/** One part: what wrote it, what it was measured on, and its tables, for figures mean little alone. @param tables under headings of `###` */
export function partText(writtenBy: string, measuredOn: string, tables: string[]): string {
  return [writtenBy, measuredOn, ...tables].join('\n\n');
}

export function writePart(part: Part, text: string): void {
  writeFileSync(FILE, withPart(readFileSync(FILE, 'utf8'), part, text));
}

/**
 * @param text what shall stand under the heading of the part, in place of what stands there
 * @returns the document with it, everything else as it was
 * @throws when the document has no such heading, or has it twice
 */
export function withPart(document: string, part: Part, text: string): string {
  const heading = `## ${part}`;
  const lines = document.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0 || lines.lastIndexOf(heading) !== start) {
    throw new Error(`docs/benchmarks.md needs the heading "${heading}" once, to know what to renew.`);
  }
  const next = lines.findIndex((line, at) => at > start && line.startsWith('## '));
  const rest = next < 0 ? [] : lines.slice(next);
  return [...lines.slice(0, start), heading, '', text, '', ...rest].join('\n');
}
