import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Statements under way at once for one kind of work: with one on its way and one being planned the disk never waits. */
const MOST_UNDER_WAY = 2;
const MOST_TOGETHER = 64;

interface Waiting<Input, Result> {
  input: Input;
  resolve: (result: Result) => void;
  reject: (fault: unknown) => void;
}

interface Queue<Input, Result> {
  waiting: Waiting<Input, Result>[];
  underWay: number;
}

/**
 * Does work that comes at the same time in one statement. What comes alone is sent at once, so nobody waits for company;
 * under load what arrived while the database was busy goes together, for the price of about one.
 * @param send does all of it or nothing, and gives the results in the order of the inputs
 * @param nameOf inputs of the same name never go together
 * @returns does one; when a row spoils a batch each is sent by itself, so that only its own sender hears of it. When the database does
 * not answer, all who wait hear so at once: nobody waits for one time limit after the other
 */
export function together<Input, Result>(
  send: (db: Kysely<Database>, inputs: Input[]) => Promise<Result[]>,
  nameOf: (input: Input) => string,
): (db: Kysely<Database>, input: Input) => Promise<Result> {
  const queues = new WeakMap<Kysely<Database>, Queue<Input, Result>>();

  function startNext(db: Kysely<Database>, queue: Queue<Input, Result>): void {
    while (queue.underWay < MOST_UNDER_WAY && queue.waiting.length > 0) {
      queue.underWay++;
      void sendAll(db, queue, takeBatch(queue)).finally(() => {
        queue.underWay--;
        startNext(db, queue);
      });
    }
  }

  function takeBatch(queue: Queue<Input, Result>): Waiting<Input, Result>[] {
    const batch = new Map<string, Waiting<Input, Result>>();
    const left: Waiting<Input, Result>[] = [];
    for (const one of queue.waiting) {
      const name = nameOf(one.input);
      if (batch.size < MOST_TOGETHER && !batch.has(name)) batch.set(name, one);
      else left.push(one);
    }
    queue.waiting = left;
    return [...batch.values()];
  }

  /** @returns what says that the database does not answer; null where it does */
  async function sendAll(
    db: Kysely<Database>,
    queue: Queue<Input, Result>,
    batch: Waiting<Input, Result>[],
  ): Promise<unknown> {
    try {
      const results = await send(
        db,
        batch.map(({ input }) => input),
      );
      for (const [place, one] of batch.entries()) one.resolve(results[place] as Result);
      return null;
    } catch (fault) {
      if (isOfOneRow(fault) && batch.length > 1) return sendEach(db, queue, batch);
      const waiting = isOfOneRow(fault) ? [] : queue.waiting.splice(0);
      for (const one of [...batch, ...waiting]) one.reject(fault);
      return isOfOneRow(fault) ? null : fault;
    }
  }

  async function sendEach(
    db: Kysely<Database>,
    queue: Queue<Input, Result>,
    batch: Waiting<Input, Result>[],
  ): Promise<unknown> {
    let away: unknown = null;
    for (const one of batch) {
      if (away) one.reject(away);
      else away = await sendAll(db, queue, [one]);
    }
    return away;
  }

  return (db, input) =>
    new Promise((resolve, reject) => {
      let queue = queues.get(db);
      if (!queue) {
        queue = { waiting: [], underWay: 0 };
        queues.set(db, queue);
      }
      queue.waiting.push({ input, resolve, reject });
      startNext(db, queue);
    });
}

/** What SQLSTATE says of anything but a database that is away, full, locked or shutting down: that would be no better one by one. */
function isOfOneRow(fault: unknown): boolean {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return /^(?:\d|P0|XX)/.test(code) && !/^(?:08|25P03|53|55P03|57|58)/.test(code);
}
