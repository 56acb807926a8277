/** `{{name}}`, blanks inside forgiven, with the blanks before it. */
const PLACE = /([ \t]*)\{\{[ \t]*([a-z]+)[ \t]*\}\}/g;

/** What can stand in a letter's words; null for what there is not. */
export type Places = Record<string, string | null>;

/**
 * Fills one line in a single pass: what is put in is never read again, so that nothing typed can become a placeholder.
 * @param line of a letter's words
 * @returns the line, one without a name where there is none, or null where it would say nothing without what is missing
 */
function filledLine(line: string, places: Places): string | null {
  const missing = [...line.matchAll(PLACE)].filter(([, , name = '']) => (places[name] ?? null) === null);
  if (missing.some(([, , name]) => name !== 'name')) return null;
  return line.replace(PLACE, (_, blanks: string, name: string) => {
    const value = places[name] ?? null;
    return value === null ? '' : blanks + value;
  });
}

/** Fills a subject, on one line. */
export function filledSubject(words: string, places: Places): string {
  const whole = words.replace(PLACE, (_, blanks: string, name: string) => {
    const value = places[name] ?? null;
    return value === null ? '' : blanks + value;
  });
  return whole.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Fills words of several lines. @returns their paragraphs, without those lines that have nothing to say */
export function filledParagraphs(words: string, places: Places): string[] {
  const lines = words.split('\n').map((line) => (line.trim() === '' ? '' : filledLine(line, places)));
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
