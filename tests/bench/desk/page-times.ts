import { percentile } from '../load.ts';
import type { BigDesk } from './big-desk.ts';
import { wordAt } from './vocabulary.ts';

export const GOAL_MS = 100;

export interface PageTime {
  name: string;
  p50: number;
  p95: number;
  bytes: number;
}

const pages = (desk: BigDesk): [string, string][] => [
  ['Queue, to do', '/admin'],
  ['Queue, mine', '/admin?view=mine'],
  ['Queue, unassigned', '/admin?view=unassigned'],
  ['Queue, at risk', '/admin?view=at-risk'],
  ['Queue, waiting', '/admin?view=waiting'],
  ['Queue, completed', '/admin?view=completed'],
  ['Queue, feedback', '/admin?view=feedback'],
  ['Queue, all', '/admin?view=all'],
  ['Queue, to do, newest', '/admin?sort=newest'],
  ['Queue, all, oldest', '/admin?view=all&sort=longest'],
  ['Queue, a page in the middle', `/admin?view=all&after=0.${desk.middleId}`],
  ['Queue, a page before the middle', `/admin?view=all&before=0.${desk.middleId}`],
  ['Queue, one site', '/admin?view=all&site=small'],
  ['Queue, one category, completed', '/admin?view=completed&category=billing&sort=longest'],
  ['Queue, one person, completed', `/admin?view=completed&assignee=${desk.agentId}`],
  ['Counts alone', '/admin/counts'],
  ['Search, the commonest word', `/admin?view=all&q=${wordAt(0)}`],
  ['Search, a common word', `/admin?view=all&q=${wordAt(15)}`],
  ['Search, a rare word', `/admin?view=all&q=${wordAt(2_900)}`],
  ['Search, two words', `/admin?view=all&q=${wordAt(3)}+${wordAt(700)}`],
  ['Search, three common words', `/admin?view=all&q=${wordAt(1)}+${wordAt(2)}+${wordAt(5)}`],
  ['Search, two letters', '/admin?view=all&q=ba'],
  ['Search, an address', '/admin?view=all&q=person77@mail77.example'],
  ['Search, a common word, to do', `/admin?q=${wordAt(2)}`],
  ['Search, nothing found', '/admin?view=all&q=zzzzzz'],
  ['Ticket', `/admin/tickets/${desk.reference}`],
  ['Search page', '/admin/search'],
  ['Answers', '/admin/answers'],
  ['Insights, 30 days', '/admin/insights?site=big&days=30'],
];

/** Asks for each page in turn, `rounds` times over, after a few that do not count. */
export async function timePages(desk: BigDesk, rounds: number): Promise<PageTime[]> {
  const all = pages(desk).map(([name, path]) => ({ name, path, times: [] as number[], bytes: 0 }));
  for (let round = -3; round < rounds; round++) {
    for (const page of all) {
      const start = performance.now();
      page.bytes = await desk.get(page.path);
      if (round >= 0) page.times.push(performance.now() - start);
    }
  }
  return all.map(({ name, times, bytes }) => ({
    name,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    bytes,
  }));
}
