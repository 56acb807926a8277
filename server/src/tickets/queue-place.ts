import { type RawBuilder, sql } from 'kysely';
import { type QueueFilter, sortOf } from './queue-filter.ts';

/** A row's place in every order: the instant of its promise in milliseconds, or `never`, and its id. */
export type Cursor = `${number | 'never'}.${number}`;

/** Where in which order a page begins. */
export interface Place {
  /** Of `ticket`, with the other way round for a page before another. */
  order: RawBuilder<unknown>;
  /** The same of what was `found` so far. */
  orderOfFound: RawBuilder<unknown>;
  /** What rows must fulfil to stand on the asked side of the cursor. */
  conditions: RawBuilder<unknown>[];
  isBackwards: boolean;
  /** Whether there is a cursor, so that something lies on its other side. */
  isInside: boolean;
}

const promiseOf = (table: string) => sql`coalesce(${sql.ref(`${table}.promised_at`)}, 'infinity'::timestamptz)`;

/** Reads where a page begins. A cursor that no page gave is the beginning. */
export function placeIn(filter: QueueFilter): Place {
  const sort = sortOf(filter);
  const { before, after } = filter;
  const [, at, id] = /^(\d{1,14}|never)\.(\d{1,15})$/.exec(after ?? before ?? '') ?? [];
  const isInside = at !== undefined && id !== undefined;
  const isBackwards = isInside && after === undefined;
  const isDescending = (sort === 'newest') !== isBackwards;
  const direction = isDescending ? sql`desc` : sql`asc`;
  const orderOf = (table: string) => {
    const id = sql.ref(`${table}.id`);
    return sort === 'promise'
      ? sql`${promiseOf(table)} ${direction}, ${id} ${direction}`
      : sql`(${id} + 0) ${direction}`;
  };
  const than = isDescending ? sql`<` : sql`>`;
  const beyond = () => {
    if (sort !== 'promise') return sql`(ticket.id + 0) ${than} ${Number(id)}`;
    const instant = at === 'never' ? sql`'infinity'::timestamptz` : sql`${new Date(Number(at))}::timestamptz`;
    return sql`(${promiseOf('ticket')}, ticket.id) ${than} (${instant}, ${Number(id)}::bigint)`;
  };
  return {
    order: orderOf('ticket'),
    orderOfFound: orderOf('found'),
    conditions: isInside ? [beyond()] : [],
    isBackwards,
    isInside,
  };
}
