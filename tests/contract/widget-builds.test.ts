import { createHash } from 'node:crypto';
import { forgetBuilds, keepBuild, MOST_KEPT_BUILDS } from '@helpslip/server/db/kept-builds.ts';
import { purge } from '@helpslip/server/jobs/purge.ts';
import { widgetFiles } from '@helpslip/server/web/widget-build.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { earlierBuild } from '../support/earlier-build.ts';
import { type Helpslip, openHelpslip, WEDNESDAY_MORNING } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip();
});
afterEach(() => helpslip.close());

const now = () => helpslip.deps.clock();
const daysOn = (days: number) => new Date(Date.parse(WEDNESDAY_MORNING) + days * 86_400_000).toISOString();
const statusOf = async (name: string) => (await helpslip.call('GET', `/widget/${name}`)).status;

test('W2: after an update every file of the build before is still there, immutable, with the very bytes', async () => {
  const before = earlierBuild();
  expect(before.version).not.toBe(widgetFiles().version);
  expect(await statusOf(`${before.version}.js`)).toBe(404);
  await keepBuild(helpslip.deps.db, before, now());
  await keepBuild(helpslip.deps.db, widgetFiles(), now());
  const second = helpslip.twin();
  for (const [name, bytes] of before.files) {
    const answer = await second.call('GET', `/widget/${name}`);
    expect([name, answer.status]).toEqual([name, 200]);
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    const body = Buffer.from(await answer.arrayBuffer());
    expect([name, body.equals(bytes)]).toEqual([name, true]);
    if (name === `${before.version}.js`)
      expect(`sha384-${createHash('sha384').update(body).digest('base64')}`).toBe(before.integrity);
  }
  await second.deps.db.destroy();
});

test('a build stays while somebody asks for any of its files, and goes half a year after the last', async () => {
  const before = earlierBuild();
  await keepBuild(helpslip.deps.db, before, now());
  await keepBuild(helpslip.deps.db, widgetFiles(), now());
  helpslip.moveClockTo(daysOn(170));
  expect(await statusOf(before.appFile)).toBe(200);
  helpslip.moveClockTo(daysOn(340));
  await purge(helpslip.deps);
  expect(await statusOf(`${before.version}.js`)).toBe(200);
  helpslip.moveClockTo(daysOn(530));
  await purge(helpslip.deps);
  expect(await statusOf(`${before.version}.js`)).toBe(404);
  expect(await statusOf(before.appFile)).toBe(404);
  const left = await helpslip.deps.db.selectFrom('widget_file').select('name').execute();
  expect(new Set(left.map(({ name }) => name))).toEqual(new Set(widgetFiles().files.keys()));
});

test('so many builds are kept at most: those asked for last, and the one that is served', async () => {
  const served = { version: 'served', files: new Map([['served.js', Buffer.from('0')]]) };
  await keepBuild(helpslip.deps.db, served, now());
  for (let turn = 1; turn <= MOST_KEPT_BUILDS + 2; turn++) {
    helpslip.moveClockTo(daysOn(turn));
    const files = new Map([[`loader-${turn}.js`, Buffer.from(String(turn))]]);
    await keepBuild(helpslip.deps.db, { version: `build-${turn}`, files }, now());
  }
  helpslip.moveClockTo(daysOn(60));
  await forgetBuilds(helpslip.deps.db, 'served', now());
  const names = await helpslip.deps.db.selectFrom('widget_file').select('name').execute();
  expect(names.length).toBe(MOST_KEPT_BUILDS);
  expect([await statusOf('served.js'), await statusOf('loader-1.js'), await statusOf('loader-22.js')]).toEqual([
    200, 404, 200,
  ]);
});

test('a name that no build has is refused, whatever it looks like', async () => {
  await keepBuild(helpslip.deps.db, widgetFiles(), now());
  for (const name of ['nothing.js', '..%2fmain.js', '%00.js', 'widget.js.map', `${'x'.repeat(200)}.js`, "'--.js"]) {
    expect([name, await statusOf(name)]).toEqual([name, 404]);
  }
});
