/** What people type into a search box that should not be kept, and the word left in its place. */
const REDACTIONS: [RegExp, string][] = [
  [/[^\s@＠,;:<>()"]{1,64}[@＠][\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu, '[e-mail]'],
  [/\b(?:\d[ -]?){12,18}\d\b/g, '[card]'],
  [/\+?\(?\d[\d\s()./-]{6,18}\d/g, '[phone]'],
  [/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}\b/g, '[token]'],
];

/** Takes e-mail addresses, card numbers, phone numbers and tokens out of what was searched. */
export function redactQuery(query: string): string {
  return REDACTIONS.reduce((text, [pattern, word]) => text.replace(pattern, word), query);
}
