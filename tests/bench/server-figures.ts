import { type Installation, startInstallation } from './installation.ts';
import { closedLoop, median, openLoop, type Target, warmUp } from './load.ts';
import type { Pace } from './pace.ts';
import type { Section } from './report.ts';
import { interleaved, type Rounds } from './rounds.ts';
import { arrivalTable, configTable, ticketTable, timeTable } from './server-tables.ts';
import { CALLERS, emptyRoute, postsTo, readsConfig, straightSql } from './targets.ts';

export interface ServerFigures {
  postgres: string;
  sections: Section[];
  /** Tickets that were answered with 201, and tickets that are in the database. */
  answered: number;
  kept: number;
}

/** Measures the built server on a PostgreSQL that writes safely, beside the same SQL without a server and a server without SQL. */
export async function serverFigures(pace: Pace): Promise<ServerFigures> {
  const installation = await startInstallation();
  const targets: Target[] = [];
  try {
    return await measureOn(installation, pace, targets);
  } finally {
    await Promise.all(targets.map((target) => target.close()));
    await installation.stop();
  }
}

async function measureOn(installation: Installation, pace: Pace, targets: Target[]): Promise<ServerFigures> {
  const { unlimited, limited, straight, postgresPid, postgres, admin } = installation;
  let answered = 0;
  const counted = (target: Target): Target => ({
    ...target,
    call: () => target.call().then(() => void answered++),
  });
  const server = counted(postsTo('Helpslip, rate limits off', unlimited.url, '/api/v1/tickets'));
  const sql = await straightSql('The same SQL, straight to PostgreSQL', straight);
  const empty = await emptyRoute('An empty Hono route');
  const sites = await admin.query<{ secret: string }>('select identity_secret as secret from site');
  const secret = sites.rows[0]?.secret;
  const budgeted = counted(
    // Known people, since a site under a burst asks all others for proof of work.
    postsTo('Helpslip, rate limits on, each call from a new address', limited.url, '/api/v1/tickets', secret),
  );
  const config = readsConfig('The whole configuration (200)', unlimited.url, { isReturning: false });
  const unchanged = readsConfig('The caller has it already (304)', unlimited.url, { isReturning: true });
  targets.push(server, sql, empty, budgeted, config, unchanged);
  for (const target of targets) await warmUp(target, CALLERS, pace.warmUp);

  // Letters that the jobs have not planned yet would be planned during somebody else's turn.
  const rest = async () => void (await admin.query('update event set planned_at = now() where planned_at is null'));
  const plan = { rounds: pace.rounds, postgresPid, rest };
  const closed = (seconds: number) => (target: Target) => closedLoop(target, CALLERS, seconds);
  const tickets = await interleaved([server, sql, empty, budgeted], plan, closed(pace.roundSeconds));
  const configs = await interleaved([config, unchanged], plan, closed(pace.configRoundSeconds));
  const [{ perSecond } = { perSecond: [] }] = tickets;
  const arrivals: [number, Rounds[]][] = [];
  for (const load of [0.5, 0.8]) {
    const rate = Math.round(median(perSecond) * load);
    const open = (target: Target) => openLoop(target, rate, pace.openRoundSeconds);
    arrivals.push([load, await interleaved([server, sql, empty], { ...plan, rounds: pace.openRounds }, open)]);
  }
  const { rows } = await admin.query<{ kept: string }>('select count(*) as kept from ticket');
  return {
    postgres,
    sections: [
      ticketTable(tickets, pace),
      arrivalTable(arrivals, pace),
      timeTable(tickets),
      configTable(configs, pace),
    ],
    answered,
    kept: Number(rows[0]?.kept),
  };
}
