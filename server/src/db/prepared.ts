import { CompiledQuery, type Kysely } from 'kysely';
import { PREPARED } from './pool.ts';
import type { Database } from './schema.ts';

/**
 * Writes a statement for the hot path: its text is put together once, here, and PostgreSQL plans it once per connection.
 * Each `${…}` is a parameter, read from the statement's input; give it a cast where PostgreSQL cannot know its type.
 */
export function prepared<Input, Row extends object>(
  strings: TemplateStringsArray,
  ...parameters: ((input: Input) => unknown)[]
): (db: Kysely<Database>, input: Input) => Promise<Row[]> {
  const text = PREPARED + strings.reduce((before, after, place) => `${before}$${place}${after}`);
  return async (db, input) => {
    const values = parameters.map((parameter) => parameter(input));
    return (await db.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;
  };
}
