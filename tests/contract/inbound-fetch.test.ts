import { fetchMailFiles } from '@helpslip/server/inbound/fetch-files.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver, fatesOf, fetchFiles, replyTo } from '../support/inbound.ts';
import { type MailedFiles, openMailedFiles } from '../support/mailed-files.ts';
import { png } from '../support/uploads.ts';

let house: MailedFiles;
beforeAll(async () => {
  house = await openMailedFiles();
});
beforeEach(() => house.begin());
afterAll(() => house.close());

test.each([
  'https://evil.example/files/x',
  'https://resend.com.evil.example/x',
  'https://evilresend.com/x',
  'https://resend.com:8443/x',
  'https://user:secret@inbound-cdn.resend.com/x',
  'http://inbound-cdn.resend.com/x',
  'http://127.0.0.1:9/x',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/x',
  'file:///etc/passwd',
  'no address',
])('R22: a file at %s is not fetched, and its message stands', async (address) => {
  house.provider.pointTo(address);
  const mail = await house.reply({ attachments: [house.provider.attach(png())] });
  house.provider.pointTo(null);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: fetch-strange-address']);
  expect((await house.followed()).messages.at(-1)).toMatchObject({ body: 'See the picture.' });
  expect(await house.lackingAtDesk()).toEqual([
    'screen.png Not kept: the provider did not hand it over (strange-address).',
  ]);
});

test('R22: the key goes to the provider’s API and not along to where files lie; where that points elsewhere nobody goes', async () => {
  const before = house.provider.requests.length;
  house.provider.failFiles({ status: 302, headers: { Location: `${house.provider.url}/stolen` } });
  const mail = await house.reply({ attachments: [house.provider.attach(png())] });
  house.provider.failFiles(null);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: fetch-http_302']);
  const [, told, fetched, ...more] = house.provider.requests.slice(before);
  expect(told).toEqual({
    path: `/emails/receiving/${mail.id}/attachments/${mail.attachments[0]?.id}`,
    authorization: 'Bearer re_the_key_of_these_tests',
  });
  expect(fetched).toEqual({
    path: `/files/${mail.attachments[0]?.id}?signature=sealed`,
    authorization: undefined,
  });
  expect(more).toEqual([]);
});

test('R22: a file whose id would be a path is asked of nobody', async () => {
  const before = house.provider.requests.length;
  const file = house.provider.attach(png());
  const mail = await house.reply({
    attachments: ['../../domains', 'a/b', '..', '%2e%2e', ''].map((id) => ({ ...file, id })),
  });
  expect(new Set(await fatesOf(house.helpslip, mail))).toEqual(new Set(['not-kept: no-id']));
  expect(house.provider.requests.length).toBe(before + 1);
});

test('while the place of the files is away the message stands, says that they are on their way, and gets them once it is back', async () => {
  house.provider.failFiles({ status: 503 });
  const mail = await house.reply({ attachments: [house.provider.attach(png())] });
  expect((await house.followed()).messages.at(-1)).toMatchObject({ body: 'See the picture.' });
  expect(await house.lackingAtDesk()).toEqual(['screen.png It is on its way.']);
  for (let hour = 0; hour < 10; hour++) {
    house.wait(60);
    await fetchFiles(house.helpslip);
  }
  expect(await fatesOf(house.helpslip, mail)).toEqual(['due']);
  house.provider.failFiles(null);
  house.wait(60);
  await fetchFiles(house.helpslip);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['kept']);
  expect(await house.lackingAtDesk()).toEqual([]);
  expect(await house.lastFiles()).toHaveLength(1);
});

test('a file that stops coming is let go after ten seconds, is counted as a try, and comes at the next', async () => {
  house.provider.failFiles({ status: 200, headers: { 'Content-Length': '5000' }, body: 'Not all of it.' });
  const mail = await house.reply({ attachments: [house.provider.attach(png())] });
  house.provider.failFiles(null);
  const event = await house.helpslip.deps.db
    .selectFrom('inbound_event')
    .select(['status', 'attempts'])
    .where('kind', '=', 'mail-file')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(event).toEqual({ status: 'due', attempts: 1 });
  expect(await house.lackingAtDesk()).toEqual(['screen.png It is on its way.']);
  house.wait(5);
  await fetchFiles(house.helpslip);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['kept']);
}, 40_000);

test('a file that the provider does not have any more after three days is given up, and said to be', async () => {
  house.provider.failFiles({ status: 500 });
  const mail = await house.reply({ attachments: [house.provider.attach(png())] });
  house.wait(3 * 24 * 60);
  await fetchFiles(house.helpslip);
  house.provider.failFiles(null);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: fetch-http_500']);
});

test('R21: a file that can never be kept is tried five times, then lies at the desk, and comes when it is tried again', async () => {
  const twin = house.helpslip.twin({
    files: { ...house.helpslip.deps.files, keep: () => Promise.reject(new Error('The disk is broken.')) },
  });
  const before = house.provider.requests.length;
  const mail = house.provider.receive({
    to: [replyTo(house.helpslip, house.ticket)],
    attachments: [house.provider.attach(png())],
  });
  await deliver(house.helpslip, mail);
  for (let turn = 0; turn < 8; turn++) {
    await fetchFiles(twin);
    house.wait(10);
  }
  await twin.close();
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: gave-up']);
  // The mail once, and five times the file: asked for, and fetched.
  expect(house.provider.requests.length - before).toBe(1 + 5 * 2);
  const page = await house.cast.olga.desk.page('/admin/inbound');
  const call = [...page.querySelectorAll('.inbound-call')].find((one) => one.textContent?.includes('screen.png'));
  expect(call?.querySelector('a')?.getAttribute('href')).toMatch(/^\/admin\/inbound\/\d+$/);
  const again = call?.querySelector('form')?.getAttribute('action') ?? '';
  expect((await house.cast.olga.desk.post(again, {})).status).toBe(303);
  await fetchFiles(house.helpslip);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['kept']);
});

test('two processes fetch each file once, and a mail that comes twice has its files once', async () => {
  const twin = house.helpslip.twin();
  const files = ['a.png', 'b.png', 'c.png'].map((filename) => house.provider.attach(png(), { filename }));
  const mail = house.provider.receive({ to: [replyTo(house.helpslip, house.ticket)], attachments: files });
  await deliver(house.helpslip, mail);
  await deliver(house.helpslip, mail);
  const before = house.provider.requests.length;
  await Promise.all([fetchFiles(house.helpslip), fetchFiles(twin)]);
  await twin.close();
  expect(house.provider.requests.length - before).toBe(2 * files.length);
  expect(await house.lastFiles()).toHaveLength(3);
});

test('F17: a process that stops or dies at a file holds back none that it has not begun', async () => {
  const files = ['a.png', 'b.png'].map((filename) => house.provider.attach(png(), { filename }));
  const mail = house.provider.receive({ to: [replyTo(house.helpslip, house.ticket)], attachments: files });
  await deliver(house.helpslip, mail);
  const twin = house.helpslip.twin();
  house.provider.failFiles({ status: 200, headers: { 'Content-Length': '5000' }, body: 'Not all of it.' });
  const before = house.provider.requests.length;
  const stuck = fetchMailFiles(house.helpslip.deps);
  await expect.poll(() => house.provider.requests.length - before).toBe(2);
  house.provider.failFiles(null);
  await fetchFiles(twin);
  expect((await fatesOf(house.helpslip, mail)).sort()).toEqual(['due', 'kept']);
  await stuck;
  await twin.close();
}, 40_000);
