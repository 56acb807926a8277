import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Some jobs run four times a second: that they do is noted now and then. */
const NOTE_EVERY_MS = 15_000;
const noted = new WeakMap<Kysely<Database>, Map<string, number>>();

/** Notes that a job has had a turn, for the desk to tell when each last ran. Most turns cost nothing. */
export async function noteJobTurn(db: Kysely<Database>, name: string, at: Date): Promise<void> {
  const last = noted.get(db) ?? new Map<string, number>();
  noted.set(db, last);
  if (Math.abs(at.getTime() - (last.get(name) ?? Number.NEGATIVE_INFINITY)) < NOTE_EVERY_MS) return;
  await db
    .insertInto('job_turn')
    .values({ name, last_ended_at: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ last_ended_at: at }))
    .execute();
  last.set(name, at.getTime());
}

/** When each job last ended well, as all processes noted it. */
export function jobTurns(db: Kysely<Database>): Promise<{ name: string; last_ended_at: Date }[]> {
  return db.selectFrom('job_turn').select(['name', 'last_ended_at']).orderBy('name').execute();
}
