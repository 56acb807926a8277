import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Of words that more tickets have than this, one need not go far in any order to find a page of them. */
const FEW = 2_000;

/**
 * The tickets of a person's sites that have the words, where they are few.
 * @returns their ids in no order; null where there are too many for that to be the way
 */
export async function fewByWords(
  db: Kysely<Database>,
  staffId: string,
  words: RawBuilder<unknown>,
  site: string | undefined,
): Promise<number[] | null> {
  const { rows } = await sql<{ id: number }>`
    select ticket_id as id from ticket_words
    where words @@ ${words} and site_id = any(array(
      select site.id from site_staff join site on site.id = site_staff.site_id
      where staff_id = ${staffId} ${site === undefined ? sql`` : sql`and site.key = ${site}`}
    ))
    limit ${FEW + 1}`.execute(db);
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

/** Holds for a `ticket` that has the words. */
export function hasWords(words: RawBuilder<unknown>): RawBuilder<unknown> {
  // Not a join, and compared inside: PostgreSQL, which takes several words for rarer than they are, then walks the order and stops after a page.
  return sql`(select ticket_words.words @@ ${words} from ticket_words where ticket_words.ticket_id = ticket.id)`;
}
