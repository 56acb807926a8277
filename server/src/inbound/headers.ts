/** A mail's headers by their names in lower case, each with its values in the order of the mail. */
export type Headers = Record<string, string[]>;

const MOST_HEADERS = 200;
const MOST_VALUES = 20;
const LONGEST_VALUE = 4_000;

/**
 * Reads the headers as the provider gives them: a text, or where a header stands several times, a list or a list written as JSON text.
 * @returns at most 200 headers of 20 values; what is longer is cut
 */
export function readHeaders(given: Record<string, unknown> | null | undefined): Headers {
  const headers = new Map<string, string[]>();
  for (const [name, value] of Object.entries(given ?? {})) {
    const key = name.toLowerCase().trim();
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(key) || key in {} || headers.size >= MOST_HEADERS) continue;
    const values = [...(headers.get(key) ?? []), ...valuesOf(value)].slice(0, MOST_VALUES);
    headers.set(key, values);
  }
  return Object.fromEntries(headers);
}

function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string').map(clean);
  if (typeof value !== 'string') return [];
  if (/^\s*\[\s*"/.test(value) && value.length <= LONGEST_VALUE * MOST_VALUES) {
    try {
      const parsed: unknown = JSON.parse(value);
      if (Array.isArray(parsed)) return valuesOf(parsed);
    } catch {
      return [clean(value)];
    }
  }
  return [clean(value)];
}

const clean = (value: string) => storable(value.slice(0, LONGEST_VALUE)).replace(/\s+/g, ' ').trim();

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What a database can hold of a text: no NUL, no half characters, and no other control characters than tab and line feed. */
export function storable(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, '');
}

/** The one value of a header; empty where there is none, or several that differ. */
export function header(headers: Headers, name: string): string {
  const values = new Set(headers[name] ?? []);
  return values.size === 1 ? ([...values][0] ?? '') : '';
}

/** Whether a header stands there at all, and if a pattern is given, whether one of its values fits. */
export function hasHeader(headers: Headers, name: string, pattern = /(?:)/): boolean {
  return (headers[name] ?? []).some((value) => pattern.test(value));
}
