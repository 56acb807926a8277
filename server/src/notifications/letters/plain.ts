import type { LetterHead, Part } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { ownDirection } from './worded.ts';

/** A letter as plain text, for readers and programs that show no HTML. */
export function plainText(head: LetterHead, parts: Part[]): string {
  const texts = textsFor(head.locale);
  return [...parts.map((part) => plainPart(part, texts, head.locale)), `-- \n${head.siteName}`].join('\n\n');
}

function plainPart(part: Part, texts: ReturnType<typeof textsFor>, locale: string): string {
  switch (part.kind) {
    case 'words':
      return part.text;
    case 'said':
      return part.text;
    case 'slip':
      return [
        `    ${texts.reference}: ${ownDirection(part.reference, locale)}`,
        ...(part.promise ? [`    ${part.promise}`] : []),
      ].join('\n');
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'answers':
      return [
        part.intro,
        ...part.answers.map(({ question, excerpt, href }) => `* ${question}\n  ${excerpt}\n  ${href}`),
      ].join('\n\n');
    case 'link':
      return `${part.link.label}:\n${part.link.href}`;
    case 'buttons':
      return part.links.map(({ label, href }) => `${label}:\n${href}`).join('\n\n');
    case 'small':
      return [
        part.text,
        ...(part.links ?? []).map(({ label, href }) => `${ownDirection(label, locale)}: ${href}`),
      ].join('\n');
  }
}
