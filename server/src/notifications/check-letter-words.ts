import { filledLine, filledLines, lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import type { WordedLetter } from './letter-words.ts';
import type { LetterWords } from './letters/letter.ts';

export type WordsFaults = Partial<Record<keyof LetterWords, string>>;

/** What each letter can say of its ticket. */
const PLACEHOLDERS: Record<WordedLetter, string[]> = {
  'ticket-received': ['name', 'site', 'reference', 'category', 'promise'],
  'agent-replied': ['name', 'site', 'reference', 'category', 'agent'],
  'running-late': ['name', 'site', 'reference', 'category', 'promise'],
  'ticket-completed': ['name', 'site', 'reference', 'category', 'agent'],
  'follow-up': ['name', 'site', 'reference', 'category', 'agent'],
  'access-link': ['name', 'site', 'reference', 'category'],
  'new-ticket': ['name', 'site', 'reference', 'category', 'promise'],
  assigned: ['name', 'site', 'reference', 'category', 'promise', 'agent'],
  'requester-replied': ['name', 'site', 'reference', 'category'],
  'promise-at-risk': ['name', 'site', 'reference', 'category', 'promise'],
};

/** Without the reference in its subject, nobody finds a letter again, and mail programs join the threads of several tickets. */
const NEEDED: Record<keyof LetterWords, string[]> = { subject: ['reference'], opening: [], closing: [] };

const schemas = { subject: filledLine(120), opening: filledLines(2_000), closing: lines(1_000) };

export function placeholdersOf(letter: WordedLetter): string[] {
  return PLACEHOLDERS[letter];
}

/**
 * Checks the words that an owner wants a letter to have.
 * @returns the words, normalised, or what is wrong with each piece, in words that name the placeholder
 */
export function checkLetterWords(
  letter: WordedLetter,
  typed: LetterWords,
): { words: LetterWords; faults?: undefined } | { words?: undefined; faults: WordsFaults } {
  const words = { ...typed };
  const faults: WordsFaults = {};
  for (const piece of ['subject', 'opening', 'closing'] as const) {
    const result = v.safeParse(schemas[piece], typed[piece], { abortPipeEarly: true });
    if (result.success) words[piece] = result.output;
    const fault = result.success ? placeholderFault(letter, piece, result.output) : result.issues[0].message;
    if (fault) faults[piece] = fault;
  }
  return Object.keys(faults).length > 0 ? { faults } : { words };
}

function placeholderFault(letter: WordedLetter, piece: keyof LetterWords, text: string): string | null {
  const known = PLACEHOLDERS[letter];
  const used = [...text.matchAll(/\{\{([^{}\n]*)\}\}/g)].map(([, name = '']) => name.trim());
  const unknown = used.find((name) => !known.includes(name));
  if (unknown !== undefined) return `${written(unknown)} is not known here. ${knows(known)}`;
  const rest = text.replace(/\{\{[^{}\n]*\}\}/g, '');
  const stray = /\{\{.{0,20}|.{0,20}\}\}/.exec(rest)?.[0];
  if (stray !== undefined) return `“${stray.trim()}” lacks some of its braces. A placeholder is written {{reference}}.`;
  const single = known.find((name) => rest.includes(`{${name}}`));
  if (single !== undefined) return `Write ${written(single)} with two braces on each side.`;
  const missing = NEEDED[piece].find((name) => !used.includes(name));
  return missing === undefined ? null : `${written(missing)} is missing here: people find the letter again by it.`;
}

const written = (name: string) => `{{${name}}}`;

function knows(known: string[]): string {
  return `This letter knows ${known.map(written).join(', ')}.`;
}
