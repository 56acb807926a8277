import { convert } from 'html-to-text';
import { storable } from './headers.ts';

/** What is kept of one part of a mail, in UTF-16 units; far more than anybody writes by hand. */
export const LONGEST_PART = 200_000;

/** @returns at most `LONGEST_PART` of a part that can be stored; null for none */
export function keptPart(part: string | null | undefined): string | null {
  return part ? storable(part.slice(0, LONGEST_PART)) : null;
}

/** What a mail says, as text: its text part, or its HTML part read as a mail program without pictures would show it. */
export function mailText(text: string | null, html: string | null): string {
  if (text !== null && text.trim() !== '') return text.trim();
  // Empty paragraphs make room in HTML; in text one empty line does.
  return html === null
    ? ''
    : storable(textOfHtml(html))
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}

function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: LONGEST_PART, maxDepth: 60, maxChildNodes: 5_000, maxBaseElements: 1 },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'script', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}
