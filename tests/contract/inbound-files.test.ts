import { sweepAttachments } from '@helpslip/server/attachments/sweep-attachments.ts';
import type { TicketView } from '@helpslip/shared/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { type Cast, makeCast } from '../support/cast.ts';
import { messagesOf } from '../support/conversation.ts';
import type { FakeReceiving, ProviderMail } from '../support/fake-resend-received.ts';
import { type Helpslip, WEDNESDAY_MORNING } from '../support/helpslip.ts';
import { deliver, fatesOf, fetchFiles, openReceiving, replyTo } from '../support/inbound.ts';
import { ticketPage } from '../support/ticket-desk.ts';
import { download, png } from '../support/uploads.ts';

let helpslip: Helpslip;
let provider: FakeReceiving;
let cast: Cast;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving());
  cast = await makeCast(helpslip);
});
afterAll(() => close());

let ticket: Awaited<ReturnType<Helpslip['open']>>;
beforeEach(async () => {
  helpslip.moveClockTo(WEDNESDAY_MORNING);
  ticket = await helpslip.open();
});

const MB = 1024 * 1024;

/** A reply of the requester's, with its files fetched. */
async function reply(changes: Partial<ProviderMail>): Promise<ProviderMail> {
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text: 'See the picture.', ...changes });
  await deliver(helpslip, mail);
  await fetchFiles(helpslip);
  return mail;
}

async function followed(): Promise<TicketView> {
  const headers = { Authorization: `Bearer ${ticket.token}` };
  return (await helpslip.call('GET', `/api/v1/tickets/${ticket.reference}`, { headers })).json();
}

function wait(minutes: number): void {
  helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + minutes * 60_000).toISOString());
}

const lackingAtDesk = async () =>
  textsOf(await ticketPage(cast.mara, ticket.reference), '[aria-label="Files that are not here"] li');
const filesAtDesk = async () =>
  textsOf(await ticketPage(cast.mara, ticket.reference), '.attached:not([aria-label^="Files that"]) li');
const lastFiles = async () => (await followed()).messages.at(-1)?.attachments ?? [];

test('T39, M9: a file that comes by mail stands with its message for those with access, to be saved and never to be shown', async () => {
  const content = png(640, 480, MB);
  await reply({ attachments: [provider.attach(content, { filename: 'Ärger "1".png', content_type: 'text/html' })] });
  const [file] = await lastFiles();
  expect(file).toMatchObject({ name: 'Ärger _1_.png', type: 'image/png', bytes: MB });
  const response = await download(helpslip, ticket, file?.id ?? '');
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': 'attachment; filename="_rger _1_.png"; filename*=UTF-8\'\'%C3%84rger%20_1_.png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    'cache-control': 'private, no-store',
  });
  const stranger = { ...ticket, token: 'not-the-token-of-anybody' };
  expect((await download(helpslip, stranger, file?.id ?? '')).status).toBe(404);
  const atDesk = `/admin/tickets/${ticket.reference}/attachments/${file?.id}`;
  expect((await cast.mara.desk.get(atDesk)).status).toBe(200);
  expect((await cast.charlie.desk.get(atDesk)).status).toBe(404);
  expect(await filesAtDesk()).toEqual(['Ärger _1_.png image/png, 1.0 MB, not scanned']);
  const { stored_as } = await helpslip.deps.db
    .selectFrom('attachment')
    .select('stored_as')
    .where('id', '=', file?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(stored_as).toMatch(/^[0-9a-f]{40}$/);
});

test('R23, T45: five files of a mail are kept, of 10 MB each; of the others the desk says what they were and why they are not here', async () => {
  const file = (name: string, told = {}) => provider.attach(png(), { filename: name, ...told });
  const mail = await reply({
    attachments: [
      file('logo.png', { content_id: 'big', content_disposition: 'inline', size: 20_000 }),
      ...['a', 'b', 'c', 'd', 'e'].map((name) => file(`${name}.png`)),
      file('film.mp4', { size: 11 * MB }),
      file('f.png'),
    ],
  });
  const five = Array.from({ length: 5 }, () => 'kept');
  expect(await fatesOf(helpslip, mail)).toEqual([
    'not-kept: too-many',
    ...five,
    'not-kept: too-large',
    'not-kept: too-many',
  ]);
  expect((await lastFiles()).map(({ name }) => name).sort()).toEqual(['a.png', 'b.png', 'c.png', 'd.png', 'e.png']);
  expect(await lackingAtDesk()).toEqual([
    'logo.png Not kept: five files of one mail are. Ask for it in another mail.',
    'film.mp4 Not kept: it is larger than 10 MB. Ask for it by another way.',
    'f.png Not kept: five files of one mail are. Ask for it in another mail.',
  ]);
});

test('T43, T45: what a file is and how large its bytes say, whatever the mail told of it', async () => {
  const mail = await reply({
    attachments: [
      provider.attach(png(30_000, 30_000), { filename: 'bomb.png' }),
      provider.attach(new Uint8Array(10 * MB + 1), { filename: 'small.bin', size: 3 }),
      provider.attach('', { filename: 'nothing.txt', size: 9 }),
      provider.attach('<script>alert(1)</script>', { filename: '../../\u202egpj.exe' }),
    ],
  });
  expect(await fatesOf(helpslip, mail)).toEqual([
    'not-kept: An image may have at most 100 million pixels.',
    'not-kept: too-large',
    'not-kept: This file is empty.',
    'kept',
  ]);
  expect(await lastFiles()).toMatchObject([{ name: 'gpj.exe', type: 'text/plain' }]);
  expect((await lackingAtDesk())[0]).toBe('bomb.png Not kept. An image may have at most 100 million pixels.');
}, 60_000);

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
  provider.pointTo(address);
  const mail = await reply({ attachments: [provider.attach(png())] });
  provider.pointTo(null);
  expect(await fatesOf(helpslip, mail)).toEqual(['not-kept: fetch-strange-address']);
  expect((await followed()).messages.at(-1)).toMatchObject({ body: 'See the picture.' });
  expect(await lackingAtDesk()).toEqual(['screen.png Not kept: the provider did not hand it over (strange-address).']);
});

test('R22: the key goes to the provider’s API and not along to where files lie; where that points elsewhere nobody goes', async () => {
  const before = provider.requests.length;
  provider.failFiles({ status: 302, headers: { Location: `${provider.url}/stolen` } });
  const mail = await reply({ attachments: [provider.attach(png())] });
  provider.failFiles(null);
  expect(await fatesOf(helpslip, mail)).toEqual(['not-kept: fetch-http_302']);
  const [, told, fetched, ...more] = provider.requests.slice(before);
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
  const before = provider.requests.length;
  const file = provider.attach(png());
  const mail = await reply({
    attachments: ['../../domains', 'a/b', '..', '%2e%2e', ''].map((id) => ({ ...file, id })),
  });
  expect(new Set(await fatesOf(helpslip, mail))).toEqual(new Set(['not-kept: no-id']));
  expect(provider.requests.length).toBe(before + 1);
});

test('while the place of the files is away the message stands, says that they are on their way, and gets them once it is back', async () => {
  provider.failFiles({ status: 503 });
  const mail = await reply({ attachments: [provider.attach(png())] });
  expect((await followed()).messages.at(-1)).toMatchObject({ body: 'See the picture.' });
  expect(await lackingAtDesk()).toEqual(['screen.png It is on its way.']);
  for (let hour = 0; hour < 10; hour++) {
    wait(60);
    await fetchFiles(helpslip);
  }
  expect(await fatesOf(helpslip, mail)).toEqual(['due']);
  provider.failFiles(null);
  wait(60);
  await fetchFiles(helpslip);
  expect(await fatesOf(helpslip, mail)).toEqual(['kept']);
  expect(await lackingAtDesk()).toEqual([]);
  expect(await lastFiles()).toHaveLength(1);
});

test('a file that stops coming is let go after ten seconds, is counted as a try, and comes at the next', async () => {
  provider.failFiles({ status: 200, headers: { 'Content-Length': '5000' }, body: 'Not all of it.' });
  const mail = await reply({ attachments: [provider.attach(png())] });
  provider.failFiles(null);
  const event = await helpslip.deps.db
    .selectFrom('inbound_event')
    .select(['status', 'attempts'])
    .where('kind', '=', 'mail-file')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(event).toEqual({ status: 'due', attempts: 1 });
  expect(await lackingAtDesk()).toEqual(['screen.png It is on its way.']);
  wait(5);
  await fetchFiles(helpslip);
  expect(await fatesOf(helpslip, mail)).toEqual(['kept']);
}, 40_000);

test('a file that the provider does not have any more after three days is given up, and said to be', async () => {
  provider.failFiles({ status: 500 });
  const mail = await reply({ attachments: [provider.attach(png())] });
  wait(3 * 24 * 60);
  await fetchFiles(helpslip);
  provider.failFiles(null);
  expect(await fatesOf(helpslip, mail)).toEqual(['not-kept: fetch-http_500']);
});

test('R21: a file that can never be kept is tried five times, then lies at the desk, and comes when it is tried again', async () => {
  const twin = helpslip.twin({
    files: { ...helpslip.deps.files, keep: () => Promise.reject(new Error('The disk is broken.')) },
  });
  const before = provider.requests.length;
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], attachments: [provider.attach(png())] });
  await deliver(helpslip, mail);
  for (let turn = 0; turn < 8; turn++) {
    await fetchFiles(twin);
    wait(10);
  }
  await twin.close();
  expect(await fatesOf(helpslip, mail)).toEqual(['not-kept: gave-up']);
  // The mail once, and five times the file: asked for, and fetched.
  expect(provider.requests.length - before).toBe(1 + 5 * 2);
  const page = await cast.olga.desk.page('/admin/inbound');
  const call = [...page.querySelectorAll('.inbound-call')].find((one) => one.textContent?.includes('screen.png'));
  expect(call?.querySelector('a')?.getAttribute('href')).toMatch(/^\/admin\/inbound\/\d+$/);
  const again = call?.querySelector('form')?.getAttribute('action') ?? '';
  expect((await cast.olga.desk.post(again, {})).status).toBe(303);
  await fetchFiles(helpslip);
  expect(await fatesOf(helpslip, mail)).toEqual(['kept']);
});

test('two processes fetch each file once, and a mail that comes twice has its files once', async () => {
  const twin = helpslip.twin();
  const files = ['a.png', 'b.png', 'c.png'].map((filename) => provider.attach(png(), { filename }));
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], attachments: files });
  await deliver(helpslip, mail);
  await deliver(helpslip, mail);
  const before = provider.requests.length;
  await Promise.all([fetchFiles(helpslip), fetchFiles(twin)]);
  await twin.close();
  expect(provider.requests.length - before).toBe(2 * files.length);
  expect(await lastFiles()).toHaveLength(3);
});

test('R23: logos and counting pixels within the words are left out, a screenshot there is kept, and the same logo only once', async () => {
  const inline = (filename: string, content: Uint8Array, told = {}) =>
    provider.attach(content, { filename, content_id: `${filename}@mail`, content_disposition: 'inline', ...told });
  const banner = png(600, 100, 30_000);
  const first = await reply({
    html: '<p>See <img src="cid:image001.png@mail"></p>',
    attachments: [
      inline('pixel.gif', new Uint8Array(43), { content_type: 'image/gif' }),
      inline('image001.png', png(100, 40, 9_000), { content_disposition: 'attachment' }),
      inline('banner.png', banner),
      inline('shot.png', png(800, 600, 40_000), { size: 0 }),
      inline('unsized.png', png(90, 30, 5_000), { size: 0 }),
      // Gmail gives every file an id of its content.
      provider.attach(png(32, 32, 500), { filename: 'small.png', content_id: 'ii_1' }),
      provider.attach('-----BEGIN PGP', { filename: 'signature.asc', content_type: 'application/pgp-signature' }),
    ],
  });
  expect(await fatesOf(helpslip, first)).toEqual([
    'not-kept: inline',
    'not-kept: inline',
    'kept',
    'kept',
    'not-kept: inline',
    'kept',
    'not-kept: signature',
  ]);
  const second = await reply({ text: 'And again.', attachments: [inline('banner.png', banner)] });
  expect(await fatesOf(helpslip, second)).toEqual(['not-kept: here-before']);
  expect(await lackingAtDesk()).toEqual([]);
  expect((await followed()).messages.slice(1).map(({ attachments = [] }) => attachments.length)).toEqual([3, 0]);
});

test('who mails a picture without a word says something: the names of the files stand for it', async () => {
  await reply({ text: '', attachments: [provider.attach(png(), { filename: 'meter.jpg' })] });
  expect((await followed()).messages.at(-1)).toMatchObject({ body: 'meter.jpg', attachments: [{ name: 'meter.jpg' }] });
});

test('files of somebody else are seen by staff alone, and those of a machine are not fetched', async () => {
  const eve = { from: 'eve@evil.example', headers: { from: 'eve@evil.example' } };
  const stranger = await reply({ ...eve, attachments: [provider.attach(png(), { filename: 'proof.png' })] });
  expect(await fatesOf(helpslip, stranger)).toEqual(['kept']);
  expect(await filesAtDesk()).toEqual(['proof.png image/png, 1 kB, not scanned']);
  expect(JSON.stringify(await followed())).not.toContain('proof.png');
  const { id } = await helpslip.deps.db
    .selectFrom('attachment')
    .select('id')
    .where('name', '=', 'proof.png')
    .executeTakeFirstOrThrow();
  expect((await download(helpslip, ticket, id)).status).toBe(404);
  const machine = await reply({
    headers: { from: 'ada@example.com', 'auto-submitted': 'auto-replied' },
    attachments: [provider.attach(png())],
  });
  expect(await fatesOf(helpslip, machine)).toEqual(['not-kept: machine']);
});

test('where a category takes no files those of its mails are not kept, and the desk says so', async () => {
  const setFiles = (takes_files: boolean) =>
    helpslip.deps.db.updateTable('category').set({ takes_files }).where('key', '=', 'billing').execute();
  await setFiles(false);
  const mail = await reply({ attachments: [provider.attach(png())] });
  await setFiles(true);
  expect(await fatesOf(helpslip, mail)).toEqual(['not-kept: no-files-here']);
  expect(await lackingAtDesk()).toEqual(['screen.png Not kept: this category takes no files.']);
});

/** A mail to the site's own address: it waits for its staff. */
async function waiting(changes: Partial<ProviderMail> = {}): Promise<{ mail: ProviderMail; path: string }> {
  const mail = provider.receive({ to: ['acme@reply.acme.example'], attachments: [provider.attach(png())], ...changes });
  await deliver(helpslip, mail);
  await fetchFiles(helpslip);
  const { id } = await helpslip.deps.db
    .selectFrom('inbound_mail')
    .select('id')
    .where('provider_id', '=', mail.id)
    .executeTakeFirstOrThrow();
  return { mail, path: `/admin/inbound/${id}` };
}

test('of a mail that waits the staff of its site can look at the files; they go along into the ticket that is opened from it', async () => {
  const { path } = await waiting();
  // Longer than a file is kept that nobody claims.
  wait(60);
  await sweepAttachments(helpslip.deps);
  const link = (await cast.mara.desk.page(path)).querySelector('.attached a')?.getAttribute('href') ?? '';
  expect(link).toBe(`${path}/files/0`);
  expect(new Uint8Array(await (await cast.mara.desk.get(link)).arrayBuffer())).toEqual(png());
  expect((await cast.charlie.desk.get(link)).status).toBe(404);
  for (const other of [`${path}/files/1`, `${path}/files/-1`, `${path}/files/x`]) {
    expect((await cast.mara.desk.get(other)).status).toBe(404);
  }
  const opened = await cast.mara.desk.post(`${path}/open`, { place: 'acme/billing' });
  const reference = opened.headers.get('Location')?.split('/').at(-1) ?? '';
  const page = await ticketPage(cast.mara, reference);
  expect(textsOf(page, '.attached li')).toEqual(['screen.png image/png, 1 kB, not scanned']);
  expect((await cast.mara.desk.get(link)).status).toBe(200);
});

test('files of a mail that is set aside are deleted, also when they come only then', async () => {
  const [early, late] = [await waiting(), await waiting({ text: 'Another' })];
  expect((await cast.mara.desk.post(`${early.path}/set-aside`, {})).status).toBe(303);
  await helpslip.deps.db
    .updateTable('inbound_file')
    .set({ fate: 'due', attachment_id: null })
    .where('mail_id', '=', Number(late.path.split('/').at(-1)))
    .execute();
  expect((await cast.mara.desk.post(`${late.path}/set-aside`, {})).status).toBe(303);
  await fetchFiles(helpslip);
  expect(await fatesOf(helpslip, late.mail)).toEqual(['not-kept: set-aside']);
  const kept = () => helpslip.deps.db.selectFrom('attachment').select('id').where('message_id', 'is', null).execute();
  wait(60);
  while ((await sweepAttachments(helpslip.deps)) > 0);
  expect(await kept()).toEqual([]);
  expect((await cast.mara.desk.get(`${early.path}/files/0`)).status).toBe(404);
});

test('mail that waits takes a tenth of the room for files at most; what did not fit comes when a ticket is opened from it', async () => {
  const {
    helpslip: small,
    provider: theirs,
    close: closeSmall,
  } = await openReceiving({ ATTACHMENTS_MB_PER_SITE: '1' });
  const { mara } = await makeCast(small);
  const to = ['acme@reply.acme.example'];
  const attachments = [theirs.attach(png(1, 1, 60_000)), theirs.attach(png(2, 2, 60_000), { filename: 'second.png' })];
  const mail = theirs.receive({ to, attachments });
  await deliver(small, mail);
  await fetchFiles(small);
  expect(await fatesOf(small, mail)).toEqual(['kept', 'not-kept: no-room']);
  const { id } = await small.deps.db.selectFrom('inbound_mail').select('id').executeTakeFirstOrThrow();
  const opened = await mara.desk.post(`/admin/inbound/${id}/open`, { place: 'acme/billing' });
  expect(opened.status).toBe(303);
  await fetchFiles(small);
  expect(await fatesOf(small, mail)).toEqual(['kept', 'kept']);
  const page = await ticketPage(mara, opened.headers.get('Location')?.split('/').at(-1) ?? '');
  expect(textsOf(page, '.attached li').map((words) => words.split(' ')[0])).toEqual(['screen.png', 'second.png']);
  await closeSmall();
});

test('R20: without a word, a file, or a name the mail is taken all the same', async () => {
  const odd = { id: null, filename: null, content_type: null, size: null, content_disposition: null, content_id: null };
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text: 'Odd.' });
  Object.assign(mail, { attachments: [odd, { ...provider.attach(png()), filename: null, content_type: null }] });
  await deliver(helpslip, mail);
  await fetchFiles(helpslip);
  expect((await messagesOf(helpslip, ticket)).at(-1)?.body).toBe('Odd.');
  expect(await fatesOf(helpslip, mail)).toEqual(['not-kept: no-id', 'kept']);
  expect(await lastFiles()).toMatchObject([{ name: 'without a name', type: 'image/png' }]);
});
