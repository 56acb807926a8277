import { type RawBuilder, sql } from 'kysely';

const MOST_WORDS = 2_000;
const MOST_ASKED = 12;
const LONGEST_WORD = 64;
/** Fewer letters begin too many words to be worth a search. */
const SHORTEST_BEGINNING = 2;

interface Worded {
  reference: string;
  subject: string;
  name?: string | undefined;
  email: string;
  message: string;
}

/** Everything by which a ticket is found: each word once, small, without accents, a blank between them. Never empty. */
export function ticketWords({ reference, subject, name = '', email, message }: Worded): string {
  return wordsIn(`${reference} ${subject} ${name} ${email} ${message}`, MOST_WORDS).join(' ');
}

function wordsIn(text: string, most: number): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '');
  const words = new Set<string>();
  for (const [word] of plain.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    words.add(Array.from(word).slice(0, LONGEST_WORD).join(''));
    if (words.size === most) break;
  }
  return [...words];
}

/**
 * What somebody typed into the search of the queue, as a query over `ticket_words`: every word, as it is or by its stem;
 * of the last its beginning is enough.
 * @param languages in whose stems the person's tickets are kept, by PostgreSQL's names
 * @returns null where nothing was typed that could be found
 */
export function wordsQuery(typed: string, languages: string[]): RawBuilder<unknown> | null {
  const words = wordsIn(typed, MOST_ASKED);
  if (words.length === 0) return null;
  const asked = words.map((word, place) => {
    const isBegun = place === words.length - 1 && word.length >= SHORTEST_BEGINNING;
    const lexeme = isBegun ? `${word}:*` : word;
    const stems = languages
      .filter((language) => language !== 'simple')
      .map((language) => sql` || to_tsquery(${language}::regconfig, ${lexeme})`);
    return sql`(${lexeme}::tsquery${sql.join(stems, sql``)})`;
  });
  return sql`(${sql.join(asked, sql` && `)})`;
}
