import type { Database } from '@helpslip/server/db/schema.ts';
import type { Deps } from '@helpslip/server/deps.ts';
import { queueCounts } from '@helpslip/server/tickets/queue-counts.ts';
import type { QueueFilter } from '@helpslip/server/tickets/queue-filter.ts';
import { queuePage } from '@helpslip/server/tickets/queue-queries.ts';
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { BigDesk } from './big-desk.ts';
import { wordAt } from './vocabulary.ts';

export interface Plan {
  name: string;
  plan: string;
}

const queues = ({ agentId, middleId }: BigDesk): [string, QueueFilter][] => [
  ['To do, by promise', { view: 'todo' }],
  ['Mine', { view: 'mine' }],
  ['At risk', { view: 'at-risk' }],
  ['Feedback', { view: 'feedback' }],
  ['All, a page in the middle', { view: 'all', after: `0.${middleId}` }],
  ['Completed of one category', { view: 'completed', category: 'billing' }],
  ['Completed of one person', { view: 'completed', assignee: agentId }],
  ['Search, a rare word', { view: 'all', search: wordAt(2_900) }],
  ['Search, the commonest word', { view: 'all', search: wordAt(0) }],
  ['Search, three common words', { view: 'all', search: [1, 2, 5].map(wordAt).join(' ') }],
];

/** How PostgreSQL finds what the queue shows: each statement as the server makes it, explained while it runs. */
export async function plansOf(desk: BigDesk): Promise<Plan[]> {
  const sent: CompiledQuery[] = [];
  const pool = new pg.Pool({ ...desk.connection });
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log({ level, query }) {
      if (level === 'query') sent.push(query);
    },
  });
  const deps: Deps = { ...desk.deps, db };
  const plans: Plan[] = [];
  for (const [name, filter] of queues(desk)) {
    await queuePage(deps, desk.ownerId, filter, ['english']);
    plans.push({ name, plan: await planOf(pool, sent.splice(0)) });
  }
  await queueCounts(deps, desk.ownerId);
  plans.push({ name: 'The counts', plan: await planOf(pool, sent.splice(0)) });
  await db.destroy();
  return plans;
}

/** Of each statement the lines that say how tickets and their words were read, and by which condition. */
async function planOf(pool: pg.Pool, sent: CompiledQuery[]): Promise<string> {
  const lines: string[] = [];
  for (const { sql, parameters } of sent) {
    const { rows } = await pool.query(`explain (analyze, costs off, buffers off) ${sql}`, [...parameters]);
    const plan = rows.map((row: Record<string, unknown>) => String(row['QUERY PLAN']).trim());
    const told = plan.filter(
      (line, place) =>
        READS.test(line) ||
        (/^Index Cond/.test(line) && READS.test(plan[place - 1] ?? '')) ||
        line.startsWith('Execution Time'),
    );
    lines.push(...told.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line)));
  }
  return lines.join('\n');
}

/** A condition may name thousands of tickets. */
const LONGEST_LINE = 160;
const READS = /Scan.* (?:on|using) ticket/;
