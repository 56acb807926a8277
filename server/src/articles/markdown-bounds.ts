const MAX_LENGTH = 30_000;
const MAX_MARKS = 1_000;
const MAX_IMAGES = 200;
// Twenty quotes or lists opened on one line.
const DEEP_LINE = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20}/m;

/**
 * Whether a text is marked up so densely that no person wrote it. The parser takes time in the square of such marks, and more for images
 * and for lists that open within lists: seconds for 20 KB of them.
 */
export function isOverMarked(markdown: string): boolean {
  if (markdown.length > MAX_LENGTH || DEEP_LINE.test(markdown)) return true;
  return (markdown.match(/[*_[\]<`]/g)?.length ?? 0) > MAX_MARKS || markdown.split('![').length > MAX_IMAGES;
}
