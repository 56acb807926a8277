import { randomUUID } from 'node:crypto';
import { assignTicket } from '@helpslip/server/tickets/assign-ticket.ts';
import { changeStatus } from '@helpslip/server/tickets/change-status.ts';
import { moveTicket } from '@helpslip/server/tickets/move-ticket.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { recordEvents } from '@helpslip/server/visits/record-events.ts';
import type { TicketReceipt, VisitEvent } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { newKey, newTicket } from './helpslip.ts';
import { seededRandom } from './seeded-random.ts';
import type { Stage } from './stage.ts';

interface Wanted {
  query: string;
  /** The question of the answer that it finds; null for nothing. */
  finds: string | null;
  /** Of ten visits, how many open it, how many of those say that it helped, and how many of all write. */
  opens: number;
  helps: number;
  writes: number;
  category: 'billing' | 'delivery' | 'feedback';
}

const wanted: Wanted[] = [
  { query: 'engraving', finds: null, opens: 0, helps: 0, writes: 4, category: 'delivery' },
  { query: 'can you engrave it', finds: null, opens: 0, helps: 0, writes: 3, category: 'delivery' },
  { query: 'wholesale', finds: null, opens: 0, helps: 0, writes: 6, category: 'billing' },
  { query: 'franchise', finds: null, opens: 0, helps: 0, writes: 6, category: 'feedback' },
  {
    query: 'ship to norway',
    finds: 'Do you deliver outside the EU?',
    opens: 2,
    helps: 5,
    writes: 3,
    category: 'delivery',
  },
  { query: 'customs', finds: 'Do you deliver outside the EU?', opens: 1, helps: 5, writes: 4, category: 'delivery' },
  { query: 'refund not there', finds: 'When do I get my refund?', opens: 9, helps: 3, writes: 6, category: 'billing' },
  { query: 'where is my invoice', finds: 'Where is my invoice?', opens: 9, helps: 9, writes: 1, category: 'billing' },
  {
    query: 'tracking does not move',
    finds: 'My tracking has not moved for days',
    opens: 8,
    helps: 6,
    writes: 4,
    category: 'delivery',
  },
  {
    query: 'red light grinder',
    finds: 'What does the red light on my G2 grinder mean?',
    opens: 9,
    helps: 8,
    writes: 2,
    category: 'delivery',
  },
];

const fieldsOf = { delivery: { trouble: 'late' }, billing: { topic: 'refund' } };

/**
 * A month of visits and tickets of the demo's site, alike on every run. The clock stands at its end then, and whoever was signed in is not
 * any more.
 * @param lastDay the day that it ends with, in the morning
 */
export async function liveAMonth(stage: Stage, staffId: string, lastDay: string): Promise<void> {
  const { deps } = stage;
  const { id: siteId } = await deps.db
    .selectFrom('site')
    .select('id')
    .where('key', '=', 'demo')
    .executeTakeFirstOrThrow();
  const articles = await deps.db
    .selectFrom('article')
    .select(['id', 'question'])
    .where('site_id', '=', siteId)
    .execute();
  const idOf = (question: string) => String(articles.find((article) => article.question === question)?.id ?? '');
  const random = seededRandom('a month');
  const outOfTen = (share: number) => random() * 10 < share;
  for (let day = 29; day >= 0; day--) {
    const noon = Date.parse(`${lastDay}T10:00:00Z`) - day * 86_400_000;
    const isWeekend = [0, 6].includes(new Date(noon).getUTCDay());
    const visits = Math.round((isWeekend ? 1 : 4) + random() * 4);
    for (let visit = 0; visit < visits; visit++) {
      const want = wanted[Math.floor(random() ** 1.4 * wanted.length)];
      if (!want) continue;
      stage.moveClockTo(new Date(noon + visit * 600_000).toISOString());
      const visitId = randomUUID();
      const article = want.finds === null ? null : idOf(want.finds);
      const events: VisitEvent[] = [
        { kind: 'opened', ago: 9_000 },
        { kind: 'category-picked', ago: 8_000, category: want.category },
        { kind: 'searched', ago: 6_000, query: want.query, found: article ? [article] : [] },
      ];
      if (article && outOfTen(want.opens)) {
        events.push({ kind: 'article-opened', ago: 4_000, article });
        events.push({ kind: outOfTen(want.helps) ? 'helped' : 'not-helped', ago: 1_000, article });
      }
      await recordEvents(deps, siteId, visitId, events);
      if (outOfTen(want.writes)) await write(stage, staffId, want, visitId, random);
    }
  }
  stage.moveClockTo(`${lastDay}T11:00:00Z`);
}

async function write(stage: Stage, staffId: string, want: Wanted, visit: string, random: () => number): Promise<void> {
  const { deps } = stage;
  const [first = '', ...rest] = want.query;
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify({
      ...newTicket({ site: 'demo', category: want.category, subject: first.toUpperCase() + rest.join('') }),
      fields: want.category === 'feedback' ? { mood: random() < 0.6 ? 'good' : 'bad' } : fieldsOf[want.category],
      visit,
    }),
  });
  if (answer.status !== 201) throw new Error(`not opened: ${answer.status} ${await answer.text()}`);
  const receipt: TicketReceipt = await answer.json();
  const reference = parseReference(receipt.reference) ?? '';
  if (want.category === 'billing' && random() < 0.3) await moveTicket(deps, staffId, reference, 'delivery');
  const openedAt = deps.clock().getTime();
  if (random() < 0.1) return;
  stage.moveClockTo(new Date(openedAt + (0.2 + random() * 6) * 3_600_000).toISOString());
  await assignTicket(deps, staffId, reference, staffId, undefined);
  await replyToTicket(deps, staffId, reference, { message: 'Thank you. This is how it works.' });
  if (random() < 0.2) return;
  stage.moveClockTo(new Date(openedAt + (8 + random() * 20) * 3_600_000).toISOString());
  await changeStatus(deps, staffId, reference, 'completed');
}
