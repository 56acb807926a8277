import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

interface Reading<Result> {
  now: Promise<Result>;
  next: Promise<Result> | null;
}

/**
 * Lets those who ask for the same at the same time share a read. Each gets one that began after it had asked, so none gets
 * anything staler than from a read of its own.
 * @param nameOf inputs of the same name ask for the same; what is read must not be changed by whoever gets it
 */
export function sharedRead<Input, Result>(
  read: (db: Kysely<Database>, input: Input) => Promise<Result>,
  nameOf: (input: Input) => string,
): (db: Kysely<Database>, input: Input) => Promise<Result> {
  const readings = new WeakMap<Kysely<Database>, Map<string, Reading<Result>>>();

  return (db, input) => {
    const name = nameOf(input);
    const underWay = readings.get(db) ?? new Map<string, Reading<Result>>();
    readings.set(db, underWay);
    const start = () => {
      const reading: Reading<Result> = { now: read(db, input), next: null };
      underWay.set(name, reading);
      const forget = () => void (reading.next || underWay.delete(name));
      reading.now.then(forget, forget);
      return reading.now;
    };
    const reading = underWay.get(name);
    if (!reading) return start();
    reading.next ??= reading.now.then(start, start);
    return reading.next;
  };
}
