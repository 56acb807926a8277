import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startInstallation } from '../installation.ts';
import { openLoop, percentile } from '../load.ts';
import { machine, type Section, sectionText } from '../report.ts';
import { postsTo } from '../targets.ts';

const ANSWERS = 100_000;
const TICKETS_A_SECOND = 10;
const SECONDS = 15;

test('A23 a hundred thousand answers leave while tickets arrive, and neither memory nor tickets suffer much', async () => {
  const before = machine();
  const installation = await startInstallation();
  const { unlimited: server, admin, postgresPid } = installation;
  const target = postsTo('tickets', server.url, '/api/v1/tickets');
  try {
    await admin.query(
      `insert into article (site_id, question, body, status)
       select site.id, 'Question ' || n, repeat('Words of an answer. ', 60), 'draft' from site, generate_series(1, $1::int) n`,
      [ANSWERS],
    );
    // The server that started last made the link of the first void.
    const cookie = await becomeOwner(server.url, installation.limited.output());
    const quietly = await openLoop(target, TICKETS_A_SECOND, SECONDS);
    const memory = { isWatched: true, start: serversMb(postgresPid), most: 0 };
    const watching = (async () => {
      while (memory.isWatched) {
        memory.most = Math.max(memory.most, serversMb(postgresPid));
        await pause(100);
      }
    })();
    const exporting = exportAll(server.url, cookie);
    const meanwhile = await openLoop(target, TICKETS_A_SECOND, SECONDS);
    const { rows, seconds, mb } = await exporting;
    memory.isWatched = false;
    await watching;
    const section: Section = {
      title: 'An export while tickets arrive',
      text: [
        `${rows} answers of one site as one table of ${mb.toFixed(0)} MB, read as fast as it comes, in ${seconds.toFixed(1)} s;`,
        `${TICKETS_A_SECOND} tickets a second for ${SECONDS} s before it and from its beginning.`,
        `Two servers, of which one does all this, held ${memory.start.toFixed(0)} MB before and ${memory.most.toFixed(0)} MB at most (goal: 150 MB more).`,
      ],
      head: ['Tickets', 'p50 ms', 'p99 ms'],
      rows: [
        ['alone', ...times(quietly.latenciesMs)],
        ['during the export', ...times(meanwhile.latenciesMs)],
      ],
    };
    console.log(`${before}\n\n${sectionText(section)}`);
    expect(rows).toBeGreaterThanOrEqual(ANSWERS);
  } finally {
    await target.close();
    await installation.stop();
  }
});

const times = (latenciesMs: number[]) => [0.5, 0.99].map((share) => percentile(latenciesMs, share).toFixed(0));

/** Opens the one-time link that a new installation prints. @returns the cookie of the session */
async function becomeOwner(url: string, printed: string): Promise<string> {
  const path = /\/admin\/set-up\/[\w-]+/.exec(printed)?.[0];
  if (!path) throw new Error('no link was printed');
  const response = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name: 'Olga', email: 'olga@example.com', password: 'a lot of answers' }).toString(),
  });
  if (response.status !== 303) throw new Error(`no owner was made: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** What the servers hold of the machine's memory: this process's children without PostgreSQL. NaN where the system does not tell. */
function serversMb(postgresPid: number): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const pages = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== postgresPid)
    .map(statOf)
    .filter(([, parent]) => parent === process.pid)
    .reduce((sum, fields) => sum + (fields[21] ?? 0), 0);
  return (pages * 4096) / 1e6;
}

/** The figures behind the name in brackets; none of a process that ended meanwhile. */
function statOf(pid: string): number[] {
  try {
    const [, figures = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/s);
    return figures.split(' ').map(Number);
  } catch {
    return [];
  }
}

/** Takes the whole table along, holding none of it. */
async function exportAll(url: string, cookie: string): Promise<{ rows: number; seconds: number; mb: number }> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/admin/answers/export.csv?site=acme`, { headers: { Cookie: cookie } });
  if (response.status !== 200 || !response.body) throw new Error(`no export: ${response.status}`);
  let rows = 0;
  let bytes = 0;
  for await (const part of response.body) {
    bytes += part.length;
    for (const byte of part) if (byte === 10) rows++;
  }
  return { rows, seconds: (performance.now() - startedAt) / 1000, mb: bytes / 1e6 };
}
