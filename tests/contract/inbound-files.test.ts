import { sweepAttachments } from '@helpslip/server/attachments/sweep-attachments.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { makeCast } from '../support/cast.ts';
import { messagesOf } from '../support/conversation.ts';
import type { ProviderMail } from '../support/fake-resend-received.ts';
import { deliver, fatesOf, fetchFiles, openReceiving, replyTo } from '../support/inbound.ts';
import { type MailedFiles, openMailedFiles } from '../support/mailed-files.ts';
import { ticketPage } from '../support/ticket-desk.ts';
import { download, png } from '../support/uploads.ts';

let house: MailedFiles;
beforeAll(async () => {
  house = await openMailedFiles();
});
beforeEach(() => house.begin());
afterAll(() => house.close());

const MB = 1024 * 1024;

test('T39, M9: a file that comes by mail stands with its message for those with access, to be saved and never to be shown', async () => {
  const content = png(640, 480, MB);
  await house.reply({
    attachments: [house.provider.attach(content, { filename: 'Ärger "1".png', content_type: 'text/html' })],
  });
  const [file] = await house.lastFiles();
  expect(file).toMatchObject({ name: 'Ärger _1_.png', type: 'image/png', bytes: MB });
  const response = await download(house.helpslip, house.ticket, file?.id ?? '');
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': 'attachment; filename="_rger _1_.png"; filename*=UTF-8\'\'%C3%84rger%20_1_.png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    'cache-control': 'private, no-store',
  });
  const stranger = { ...house.ticket, token: 'not-the-token-of-anybody' };
  expect((await download(house.helpslip, stranger, file?.id ?? '')).status).toBe(404);
  const atDesk = `/admin/tickets/${house.ticket.reference}/attachments/${file?.id}`;
  expect((await house.cast.mara.desk.get(atDesk)).status).toBe(200);
  expect((await house.cast.charlie.desk.get(atDesk)).status).toBe(404);
  expect(await house.filesAtDesk()).toEqual(['Ärger _1_.png image/png, 1.0 MB, not scanned']);
  const { stored_as } = await house.helpslip.deps.db
    .selectFrom('attachment')
    .select('stored_as')
    .where('id', '=', file?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(stored_as).toMatch(/^[0-9a-f]{40}$/);
});

test('R23, T45: five files of a mail are kept, of 10 MB each; of the others the desk says what they were and why they are not here', async () => {
  const file = (name: string, told = {}) => house.provider.attach(png(), { filename: name, ...told });
  const mail = await house.reply({
    attachments: [
      file('logo.png', { content_id: 'big', content_disposition: 'inline', size: 20_000 }),
      ...['a', 'b', 'c', 'd', 'e'].map((name) => file(`${name}.png`)),
      file('film.mp4', { size: 11 * MB }),
      file('f.png'),
    ],
  });
  const five = Array.from({ length: 5 }, () => 'kept');
  expect(await fatesOf(house.helpslip, mail)).toEqual([
    'not-kept: too-many',
    ...five,
    'not-kept: too-large',
    'not-kept: too-many',
  ]);
  expect((await house.lastFiles()).map(({ name }) => name).sort()).toEqual([
    'a.png',
    'b.png',
    'c.png',
    'd.png',
    'e.png',
  ]);
  expect(await house.lackingAtDesk()).toEqual([
    'logo.png Not kept: five files of one mail are. Ask for it in another mail.',
    'film.mp4 Not kept: it is larger than 10 MB. Ask for it by another way.',
    'f.png Not kept: five files of one mail are. Ask for it in another mail.',
  ]);
});

test('T43, T45: what a file is and how large its bytes say, whatever the mail told of it', async () => {
  const mail = await house.reply({
    attachments: [
      house.provider.attach(png(30_000, 30_000), { filename: 'bomb.png' }),
      house.provider.attach(new Uint8Array(10 * MB + 1), { filename: 'small.bin', size: 3 }),
      house.provider.attach('', { filename: 'nothing.txt', size: 9 }),
      house.provider.attach('<script>alert(1)</script>', { filename: '../../\u202egpj.exe' }),
    ],
  });
  expect(await fatesOf(house.helpslip, mail)).toEqual([
    'not-kept: An image may have at most 100 million pixels.',
    'not-kept: too-large',
    'not-kept: This file is empty.',
    'kept',
  ]);
  expect(await house.lastFiles()).toMatchObject([{ name: 'gpj.exe', type: 'text/plain' }]);
  expect((await house.lackingAtDesk())[0]).toBe('bomb.png Not kept. An image may have at most 100 million pixels.');
}, 60_000);

test('R23: logos and counting pixels within the words are left out, a screenshot there is kept, and the same logo only once', async () => {
  const inline = (filename: string, content: Uint8Array, told = {}) =>
    house.provider.attach(content, {
      filename,
      content_id: `${filename}@mail`,
      content_disposition: 'inline',
      ...told,
    });
  const banner = png(600, 100, 30_000);
  const first = await house.reply({
    html: '<p>See <img src="cid:image001.png@mail"></p>',
    attachments: [
      inline('pixel.gif', new Uint8Array(43), { content_type: 'image/gif' }),
      inline('image001.png', png(100, 40, 9_000), { content_disposition: 'attachment' }),
      inline('banner.png', banner),
      inline('shot.png', png(800, 600, 40_000), { size: 0 }),
      inline('unsized.png', png(90, 30, 5_000), { size: 0 }),
      // Gmail gives every file an id of its content.
      house.provider.attach(png(32, 32, 500), { filename: 'small.png', content_id: 'ii_1' }),
      house.provider.attach('-----BEGIN PGP', { filename: 'signature.asc', content_type: 'application/pgp-signature' }),
    ],
  });
  expect(await fatesOf(house.helpslip, first)).toEqual([
    'not-kept: inline',
    'not-kept: inline',
    'kept',
    'kept',
    'not-kept: inline',
    'kept',
    'not-kept: signature',
  ]);
  const second = await house.reply({ text: 'And again.', attachments: [inline('banner.png', banner)] });
  expect(await fatesOf(house.helpslip, second)).toEqual(['not-kept: here-before']);
  expect(await house.lackingAtDesk()).toEqual([]);
  expect((await house.followed()).messages.slice(1).map(({ attachments = [] }) => attachments.length)).toEqual([3, 0]);
});

test('who mails a picture without a word says something: the names of the files stand for it', async () => {
  await house.reply({ text: '', attachments: [house.provider.attach(png(), { filename: 'meter.jpg' })] });
  expect((await house.followed()).messages.at(-1)).toMatchObject({
    body: 'meter.jpg',
    attachments: [{ name: 'meter.jpg' }],
  });
});

test('files of somebody else are seen by staff alone, and those of a machine are not fetched', async () => {
  const eve = { from: 'eve@evil.example', headers: { from: 'eve@evil.example' } };
  const stranger = await house.reply({
    ...eve,
    attachments: [house.provider.attach(png(), { filename: 'proof.png' })],
  });
  expect(await fatesOf(house.helpslip, stranger)).toEqual(['kept']);
  expect(await house.filesAtDesk()).toEqual(['proof.png image/png, 1 kB, not scanned']);
  expect(JSON.stringify(await house.followed())).not.toContain('proof.png');
  const { id } = await house.helpslip.deps.db
    .selectFrom('attachment')
    .select('id')
    .where('name', '=', 'proof.png')
    .executeTakeFirstOrThrow();
  expect((await download(house.helpslip, house.ticket, id)).status).toBe(404);
  const machine = await house.reply({
    headers: { from: 'ada@example.com', 'auto-submitted': 'auto-replied' },
    attachments: [house.provider.attach(png())],
  });
  expect(await fatesOf(house.helpslip, machine)).toEqual(['not-kept: machine']);
});

test('where a category takes no files those of its mails are not kept, and the desk says so', async () => {
  const setFiles = (takes_files: boolean) =>
    house.helpslip.deps.db.updateTable('category').set({ takes_files }).where('key', '=', 'billing').execute();
  await setFiles(false);
  const mail = await house.reply({ attachments: [house.provider.attach(png())] });
  await setFiles(true);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: no-files-here']);
  expect(await house.lackingAtDesk()).toEqual(['screen.png Not kept: this category takes no files.']);
});

/** A mail to the site's own address: it waits for its staff. */
async function waiting(changes: Partial<ProviderMail> = {}): Promise<{ mail: ProviderMail; path: string }> {
  const mail = house.provider.receive({
    to: ['acme@reply.acme.example'],
    attachments: [house.provider.attach(png())],
    ...changes,
  });
  await deliver(house.helpslip, mail);
  await fetchFiles(house.helpslip);
  const { id } = await house.helpslip.deps.db
    .selectFrom('inbound_mail')
    .select('id')
    .where('provider_id', '=', mail.id)
    .executeTakeFirstOrThrow();
  return { mail, path: `/admin/inbound/${id}` };
}

test('of a mail that waits the staff of its site can look at the files; they go along into the ticket that is opened from it', async () => {
  const { path } = await waiting();
  // Longer than a file is kept that nobody claims.
  house.wait(60);
  await sweepAttachments(house.helpslip.deps);
  const link = (await house.cast.mara.desk.page(path)).querySelector('.attached a')?.getAttribute('href') ?? '';
  expect(link).toBe(`${path}/files/0`);
  expect(new Uint8Array(await (await house.cast.mara.desk.get(link)).arrayBuffer())).toEqual(png());
  expect((await house.cast.charlie.desk.get(link)).status).toBe(404);
  for (const other of [`${path}/files/1`, `${path}/files/-1`, `${path}/files/x`]) {
    expect((await house.cast.mara.desk.get(other)).status).toBe(404);
  }
  const opened = await house.cast.mara.desk.post(`${path}/open`, { place: 'acme/billing' });
  const reference = opened.headers.get('Location')?.split('/').at(-1) ?? '';
  const page = await ticketPage(house.cast.mara, reference);
  expect(textsOf(page, '.attached li')).toEqual(['screen.png image/png, 1 kB, not scanned']);
  expect((await house.cast.mara.desk.get(link)).status).toBe(200);
});

test('files of a mail that is set aside are deleted, also when they come only then', async () => {
  const [early, late] = [await waiting(), await waiting({ text: 'Another' })];
  expect((await house.cast.mara.desk.post(`${early.path}/set-aside`, {})).status).toBe(303);
  await house.helpslip.deps.db
    .updateTable('inbound_file')
    .set({ fate: 'due', attachment_id: null })
    .where('mail_id', '=', Number(late.path.split('/').at(-1)))
    .execute();
  expect((await house.cast.mara.desk.post(`${late.path}/set-aside`, {})).status).toBe(303);
  await fetchFiles(house.helpslip);
  expect(await fatesOf(house.helpslip, late.mail)).toEqual(['not-kept: set-aside']);
  const kept = () =>
    house.helpslip.deps.db.selectFrom('attachment').select('id').where('message_id', 'is', null).execute();
  house.wait(60);
  while ((await sweepAttachments(house.helpslip.deps)) > 0);
  expect(await kept()).toEqual([]);
  expect((await house.cast.mara.desk.get(`${early.path}/files/0`)).status).toBe(404);
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
  const names = textsOf(page, '.attached li').map((words) => words.split(' ')[0]);
  expect(names.sort()).toEqual(['screen.png', 'second.png']);
  await closeSmall();
});

test('R20: without a word, a file, or a name the mail is taken all the same', async () => {
  const odd = { id: null, filename: null, content_type: null, size: null, content_disposition: null, content_id: null };
  const mail = house.provider.receive({ to: [replyTo(house.helpslip, house.ticket)], text: 'Odd.' });
  Object.assign(mail, { attachments: [odd, { ...house.provider.attach(png()), filename: null, content_type: null }] });
  await deliver(house.helpslip, mail);
  await fetchFiles(house.helpslip);
  expect((await messagesOf(house.helpslip, house.ticket)).at(-1)?.body).toBe('Odd.');
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: no-id', 'kept']);
  expect(await house.lastFiles()).toMatchObject([{ name: 'without a name', type: 'image/png' }]);
});
