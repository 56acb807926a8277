import type { Part, StaffFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { withoutLinks } from './without-links.ts';

/** What every letter to staff about a ticket shows of it. Letters are automatic: what strangers typed must not become a link. */
export function aboutTicket(facts: StaffFacts): Part[] {
  const texts = textsFor(facts.locale);
  const rows = [
    { label: texts.facts.reference, value: facts.reference },
    { label: texts.facts.from, value: withoutLinks(facts.requester) },
    { label: texts.facts.category, value: facts.categoryName },
    { label: texts.facts.subject, value: withoutLinks(facts.subject) },
  ];
  const note = { 'bad-feedback': texts.badFeedback, 'came-back': texts.cameBackNote, 'by-mail': texts.mailNote };
  return [
    ...(facts.note ? [{ kind: 'words', text: note[facts.note] } as const] : []),
    { kind: 'facts', rows },
    ...(facts.message ? [{ kind: 'said', text: withoutLinks(facts.message) } as const] : []),
    { kind: 'link', link: { label: texts.openAtDesk, href: facts.deskUrl } },
  ];
}
