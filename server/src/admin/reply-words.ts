import type { CategoryKind } from '@helpslip/shared/contract';
import { greetingName } from '../notifications/greeting-name.ts';
import { filledParagraphs } from '../notifications/letters/fill.ts';
import type { Staff } from '../staff/sign-in.ts';
import type { DeskTicket } from '../tickets/desk-queries.ts';
import type { SavedReply } from '../tickets/saved-replies.ts';

/** What saved words can say of a ticket and of who answers it. */
export const replyPlaces = ['name', 'reference', 'subject', 'category', 'site', 'agent'] as const;

/** Fills saved words for one ticket; a line whose placeholder has nothing to say is left out. */
export function filledWords(words: string, ticket: DeskTicket, staff: Pick<Staff, 'name'>): string {
  const places: Record<(typeof replyPlaces)[number], string | null> = {
    name: greetingName(ticket.requesterName),
    reference: ticket.reference,
    subject: ticket.subject,
    category: ticket.categoryName,
    site: ticket.siteName,
    agent: staff.name,
  };
  return filledParagraphs(words, places).join('\n\n');
}

/** What is wrong with the placeholders of words to be saved, or null. */
export function placesFault(words: string): string | null {
  const known: readonly string[] = replyPlaces;
  const used = [...words.matchAll(/\{\{([^{}\n]*)\}\}/g)].map(([, name = '']) => name.trim());
  const unknown = used.find((name) => !known.includes(name));
  if (unknown !== undefined) return `{{${unknown}}} is not known here. There is ${known.map(written).join(', ')}.`;
  const rest = words.replace(/\{\{[^{}\n]*\}\}/g, '');
  return /\{\{|\}\}/.test(rest) ? 'A placeholder lacks some of its braces. It is written {{name}}.' : null;
}

const written = (name: string) => `{{${name}}}`;

/** Words that can be put into a reply: `put` is what `draftDoor` reads. */
export interface Offered {
  put: string;
  title: string;
  words: string;
}

/** The saved replies that go below what is written. */
export function repliesFor(ticket: DeskTicket, saved: SavedReply[], staff: Pick<Staff, 'name'>): Offered[] {
  return saved
    .filter((one) => one.kind === 'reply')
    .map(({ id, title, body }) => ({ put: `saved:${id}`, title, words: filledWords(body, ticket, staff) }));
}

/** The beginnings that are offered for a reply: the site's own first. */
export function openingsFor(
  ticket: DeskTicket,
  kind: CategoryKind,
  saved: SavedReply[],
  staff: Pick<Staff, 'name'>,
): Offered[] {
  const theirs = saved
    .filter((one) => one.kind === 'opening')
    .map(({ id, title, body }) => ({ put: `saved:${id}`, title, body }));
  const ours = ownOpenings(kind).map((opening, place) => ({ put: `opening:${place}`, ...opening }));
  return [...theirs, ...ours].map(({ put, title, body }) => ({ put, title, words: filledWords(body, ticket, staff) }));
}

const acknowledged: Record<CategoryKind, string> = {
  question: 'thank you for your question about “{{subject}}”.',
  problem: 'I am sorry that this does not work as it should: “{{subject}}”.',
  suggestion: 'thank you for your suggestion: “{{subject}}”.',
  feedback: 'thank you for taking the time to tell us.',
};

/** The opening lines that come with Helpslip: both begin with what was asked. */
export function ownOpenings(kind: CategoryKind): { title: string; body: string }[] {
  return [
    { title: 'Hello, with their subject', body: `Hello {{name}},\n\n${acknowledged[kind]}` },
    {
      title: 'Hello, sorry for the wait',
      body: `Hello {{name}},\n\nI am sorry that you had to wait. You wrote about “{{subject}}”.`,
    },
  ];
}
