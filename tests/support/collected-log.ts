import type { Log } from '@helpslip/server/log.ts';

/** A log that keeps every line, of every level, as JSON. */
export function collectedLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (facts: object, text: string) => {
    lines.push(JSON.stringify({ level, ...facts, text }));
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}
