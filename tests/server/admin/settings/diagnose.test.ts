import { utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJobs } from '@helpslip/server/jobs/run-jobs.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Cast, makeCast } from '../../../support/cast.ts';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../../../support/helpslip.ts';
import { filledIn, sent } from '../../../support/settings-form.ts';

let helpslip: Helpslip;
let cast: Cast;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'helpslip-diagnose-'));
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off', DATA_DIR: dataDir } });
  cast = await makeCast(helpslip);
});
afterAll(async () => {
  await helpslip.close();
  await rm(dataDir, { recursive: true });
});

/** What the page says of one thing. */
async function told(title: string): Promise<string> {
  const page = await cast.olga.desk.page('/admin/diagnose');
  const found = [...page.querySelectorAll('.findings-list > div')].find((one) =>
    one.querySelector('dt')?.textContent?.includes(title),
  );
  return found?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

const opened = { site: 'acme', visit: '11111111-1111-4111-8111-111111111111', events: [{ kind: 'opened' }] };
const visitFrom = (origin: string) =>
  helpslip.call('POST', '/api/v1/events', { body: opened, headers: { ...newKey(), Origin: origin } });

test('before anything has happened it says that it does not know', async () => {
  expect(await told('widget of')).toContain('Unknown');
  expect(await told('widget of')).toContain('No visitor has opened it');
  expect(await told('Mail')).toContain('No letter leaves this machine');
  expect(await told('Jobs')).toContain('No job has run yet');
  expect(await told('Backup')).toContain('Nobody has told us of one');
  expect(await told('Database')).toMatch(/holds \d+\.\d MB\. PostgreSQL \d+/);
});

test('it tells when the jobs last ran, and when they stopped', async () => {
  const jobs = runJobs(helpslip.deps);
  await vi.waitFor(async () => expect(await told('Jobs')).toContain('plan-deliveries last ran'), { timeout: 9_000 });
  await jobs.stop();
  expect(await told('Jobs')).toContain('Well');
  helpslip.moveClockTo('2026-01-14T12:00:00.000Z');
  expect(await told('Jobs')).toContain('Look at this');
});

test('it tells on which pages the widget was seen, and which of them are not allowed', async () => {
  await visitFrom('https://shop.example');
  await visitFrom('not an origin');
  expect(await told('widget of')).toContain('Well');
  expect(await told('widget of')).toContain('https://shop.example, last seen');
  expect(await told('widget of')).not.toContain('not an origin');
  const path = '/admin/settings/acme';
  await sent(cast.olga.desk, path, {
    ...(await filledIn(cast.olga.desk, path, 'name')),
    allowedOrigins: 'https://other.example',
  });
  expect((await visitFrom('https://shop.example')).status).toBe(403);
  expect(await told('widget of')).toContain('Look at this');
  expect(await told('widget of')).toContain('not among the pages that you allow');
});

test('what programs make up does not fill the database', async () => {
  for (let number = 0; number < 60; number++) await visitFrom(`https://made-up-${number}.example`);
  const { count } = await helpslip.deps.db
    .selectFrom('site_origin')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(50);
});

test('letters that wait and letters that were given up are counted', async () => {
  // From a page that the site allows: one from nowhere would be held.
  const headers = { ...newKey(), Origin: 'https://other.example' };
  expect((await helpslip.call('POST', '/api/v1/tickets', { body: newTicket(), headers })).status).toBe(201);
  await helpslip.settle();
  expect(await told('Mail')).toMatch(/Last sent: (?!never)/);
  await helpslip.deps.db.updateTable('delivery').set({ status: 'failed' }).execute();
  expect(await told('Mail')).toContain('Look at this');
  expect(await told('Mail')).toMatch(/Given up: [1-9]/);
});

test('the age of the backup is that of its mark', async () => {
  const mark = join(dataDir, 'last-backup');
  writeFileSync(mark, '');
  const at = new Date('2026-01-14T03:00:00.000Z');
  utimesSync(mark, at, at);
  expect(await told('Backup')).toMatch(/Well.*The last one is of 04:00/);
  const long = new Date('2026-01-01T03:00:00.000Z');
  utimesSync(mark, long, long);
  expect(await told('Backup')).toContain('Look at this');
});
