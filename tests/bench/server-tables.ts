import type { Pace } from './pace.ts';
import type { Section } from './report.ts';
import { milliseconds, type Rounds, ratio, rowOf, share } from './rounds.ts';
import { CALLERS, CONNECTIONS } from './targets.ts';

export function ticketTable(tickets: Rounds[], pace: Pace): Section {
  const [, sql, empty] = tickets;
  const beside = (one: Rounds, other: Rounds | undefined) => {
    if (!other || one === other) return '';
    const { median: middle, lowest, highest } = ratio(one, other);
    return `${share(middle)} (${share(lowest)} to ${share(highest)})`;
  };
  return {
    title: 'Tickets a second',
    text: [
      `${CALLERS} callers, each sending its next ticket as soon as it was answered; ${pace.rounds} rounds of ${pace.roundSeconds} s, the rows taking turns.`,
      `"The same SQL" are the statements that the server sends for one ticket, noted from the server's own driver and sent with fresh keys by ${CONNECTIONS} connections (as many as the server has) on the same PostgreSQL, one ticket at a time; the server lets tickets that come together share one (docs/decisions/0008). No server's jobs are at work there, while Helpslip plans its letters beside the tickets.`,
      'Load generator, server and PostgreSQL share the processors. Rates are the median of the rounds, ratios the median of the ratios of each round (lowest to highest), latencies over all calls.',
      'Goal: at least 60 % of the same SQL.',
    ],
    head: ['', 'a second', 'p50 ms', 'p99 ms', 'of the same SQL', 'of an empty route'],
    rows: tickets.map((one) => [one.target.name, ...rowOf(one), beside(one, sql), beside(one, empty)]),
  };
}

export function arrivalTable(arrivals: [number, Rounds[]][], pace: Pace): Section {
  return {
    title: 'Tickets at a constant rate',
    text: [
      `Tickets that arrive at a constant rate, half and four fifths of what Helpslip took above, whether or not earlier ones were answered; ${pace.openRounds} rounds of ${pace.openRoundSeconds} s. Latency counts from the instant at which a ticket was due. The generator's timer wakes once a millisecond.`,
    ],
    head: ['load', '', 'a second', 'p50 ms', 'p99 ms'],
    rows: arrivals.flatMap(([load, all]) => all.map((one) => [share(load), one.target.name, ...rowOf(one)])),
  };
}

export function timeTable(tickets: Rounds[]): Section {
  return {
    title: 'Where the time goes',
    text: ['Processor time for one ticket, in milliseconds, during the rounds of the first table (on Linux only).'],
    head: ['', 'load generator', 'server', 'PostgreSQL'],
    rows: tickets.map(({ target, cpuPerCallMs: { generator, server, postgres } }) => [
      target.name,
      ...[generator, server, postgres].map((value) => (value === undefined ? '' : milliseconds(value))),
    ]),
  };
}

export function configTable(configs: Rounds[], pace: Pace): Section {
  return {
    title: 'Configurations a second',
    text: [
      `\`GET /api/v1/sites/:key/config\` by ${CALLERS} callers, ${pace.rounds} rounds of ${pace.configRoundSeconds} s: what the widget fetches first. Promises are computed for each answer.`,
    ],
    head: ['', 'a second', 'p50 ms', 'p99 ms'],
    rows: configs.map((one) => [one.target.name, ...rowOf(one)]),
  };
}
