/** What a spreadsheet may take for the beginning of a formula, also in full width, and what it may skip before one. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠|%]|^[\t\r\n\0]/;

/**
 * A table as CSV (RFC 4180, with a byte order mark, by which Excel knows UTF-8). A text that a spreadsheet could run begins with an
 * apostrophe; numbers stay numbers.
 */
export function csvOf(rows: (string | number | null)[][]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = (FORMULA.test(value) ? `'${value}` : value).replaceAll('\0', '');
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
