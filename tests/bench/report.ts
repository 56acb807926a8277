import { cpus, loadavg, platform, totalmem } from 'node:os';

/** One table and how its figures were measured. */
export interface Section {
  title: string;
  text: string[];
  head: string[];
  rows: string[][];
}

/** What the figures were measured on; nothing that names the machine. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = first?.model.trim() ?? 'unknown processor';
  const day = new Date().toISOString().slice(0, 10);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `Measured on ${day}: ${cpus().length} cores (${model}), ${memory} GB, ${platform()} ${process.arch}, Node ${process.versions.node}. Load of the machine before the run: ${load}.`;
}

/** One table under a heading of its own. @param level how deep in its document, as `##` */
export function sectionText({ title, text, head, rows }: Section, level = '##'): string {
  return `${level} ${title}\n\n${text.join(' ')}\n\n${table(head, rows)}`;
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
