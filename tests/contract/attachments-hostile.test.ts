import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepAttachments } from '@helpslip/server/attachments/sweep-attachments.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip, WEDNESDAY_MORNING } from '../support/helpslip.ts';
import { throwAwayFiles } from '../support/throw-away-files.ts';
import { download, png, upload, uploaded } from '../support/uploads.ts';

const files = throwAwayFiles();
let helpslip: Helpslip;
let limited: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' }, files: files.store });
  limited = await openHelpslip();
});
afterAll(async () => {
  await Promise.all([helpslip.close(), limited.close(), files.drop()]);
});

const keptFiles = async () =>
  (await readdir(files.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
/** What a file comes with, where what is in it does not matter. */
async function headersOf(ticket: { reference: string; token: string }, id: string): Promise<Headers> {
  const response = await download(helpslip, ticket, id);
  expect(response.status).toBe(200);
  await response.body?.cancel();
  return response.headers;
}

const minutesOn = (minutes: number) => new Date(Date.parse(WEDNESDAY_MORNING) + minutes * 60_000).toISOString();

test('T41: a hostile name becomes a safe one, and splits no header', async () => {
  for (const [name, safe] of [
    ['../../x', 'x'],
    ['..\\..\\x.png', 'x.png'],
    ['\u200b.htaccess', 'htaccess'],
    ['a\r\nSet-Cookie: b=c.png', 'aSet-Cookie_ b=c.png'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['con', '_con'],
    ['con.txt', '_con.txt'],
    ['…', '…'],
    ['. .', 'file'],
    ['"quoted"; x=y.png', '_quoted_; x=y.png'],
    [`${'long'.repeat(75)}.png`, `${'long'.repeat(29)}.png`],
    ['日本語.pdf', '日本語.pdf'],
  ] as const) {
    const file = await uploaded(helpslip, png(), { name });
    expect(file.name, JSON.stringify(name)).toBe(safe);
    const ticket = await helpslip.open({ attachments: [file.id] });
    const headers = await headersOf(ticket, file.id);
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(safe);
    expect(headers.has('set-cookie')).toBe(false);
  }
  for (const entry of await keptFiles()) expect(entry.name).toMatch(/^[0-9a-f]{40}$/);
});

test('T42: what could run in a page is handed out to be saved, by what its content is', async () => {
  for (const [name, content, type] of [
    ['a.png', 'GIF89a/*\x01\x00\x01\x00*/=1;alert(1)', 'image/gif'],
    ['a.html', '<!doctype html><script>alert(1)</script>', 'text/plain'],
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
    ['a.pdf', '%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>', 'application/pdf'],
    ['a.eml', 'From: a@example.com\r\nSubject: x\r\n\r\nx', 'text/plain'],
    ['a.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'text/plain'],
    ['a.png', 'MZ\x90\x00\x03\x00', 'application/octet-stream'],
  ] as const) {
    const file = await uploaded(helpslip, new Uint8Array(Buffer.from(content, 'latin1')), { name });
    expect(file.type, content).toBe(type);
    const ticket = await helpslip.open({ attachments: [file.id] });
    const headers = await headersOf(ticket, file.id);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('content-type')?.split(';')[0]).toBe(type);
  }
});

test('T43: an image of too many pixels is refused by its header, and none is ever decoded', async () => {
  const jpeg = Buffer.from('ffd8ffe000040000ffc0001108753075300301220002110103110100', 'hex');
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x30, 0x75, 0x30, 0x75]), Buffer.alloc(50)]);
  const webp = Buffer.concat([
    Buffer.from('RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00', 'latin1'),
    Buffer.from([0x2f, 0x75, 0, 0x2f, 0x75, 0]),
    Buffer.alloc(50),
  ]);
  const before = process.memoryUsage().rss;
  for (const content of [png(30_000, 30_000, 100_000), jpeg, gif, webp]) {
    const response = await upload(helpslip, new Uint8Array(content));
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain('million pixels');
  }
  const frames = Buffer.concat([
    Buffer.from('GIF89a\x10\x00\x10\x00\x00\x00\x00', 'latin1'),
    ...Array.from({ length: 1_000 }, () => Buffer.from(',\0\0\0\0\x10\0\x10\0\0\x02\x02\x4c\x01\0', 'latin1')),
  ]);
  expect((await upload(helpslip, new Uint8Array(frames))).status).toBe(201);
  const ico = Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(64 * 1_024, 1)]);
  expect((await uploaded(helpslip, new Uint8Array(ico))).type).toBe('application/octet-stream');
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_024 * 1_024);
});

test('T44: an archive is kept as it came and never opened', async () => {
  const archive = new Uint8Array(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(42_000, 42)]));
  const file = await uploaded(helpslip, archive, { name: '42.zip' });
  expect(file.type).toBe('application/zip');
  const ticket = await helpslip.open({ attachments: [file.id] });
  const fetched = await (await download(helpslip, ticket, file.id)).arrayBuffer();
  expect(Buffer.from(fetched).equals(archive)).toBe(true);
});

test('T46: what nobody claims is unreadable, cannot be claimed late, and is gone within the hour, file and row', async () => {
  const claimed = await uploaded(helpslip, png());
  const ticket = await helpslip.open({ attachments: [claimed.id] });
  const unclaimed = await uploaded(helpslip, png());
  expect((await download(helpslip, ticket, unclaimed.id)).status).toBe(404);
  await sweepAttachments(helpslip.deps);
  expect((await uploaded(helpslip, png(3, 3))).id).not.toBe(unclaimed.id);
  helpslip.moveClockTo(minutesOn(46));
  const body = newTicket({ attachments: [unclaimed.id] });
  expect((await helpslip.call('POST', '/api/v1/tickets', { body, headers: newKey() })).status).toBe(422);
  helpslip.moveClockTo(minutesOn(58));
  while ((await sweepAttachments(helpslip.deps)) > 0);
  const rows = await helpslip.deps.db.selectFrom('attachment').select(['stored_as', 'message_id']).execute();
  expect(rows.every(({ message_id }) => message_id !== null)).toBe(true);
  expect((await keptFiles()).map(({ name }) => name).sort()).toEqual(rows.map(({ stored_as }) => stored_as).sort());
  await headersOf(ticket, claimed.id);
  helpslip.moveClockTo(WEDNESDAY_MORNING);
});

test('T46: one address may send so many bytes an hour and so many files a minute, whichever process it asks', async () => {
  const twin = limited.twin();
  const from = '203.0.113.99';
  const statuses: number[] = [];
  for (let i = 0; i < 21; i++) {
    const headers = { 'Content-Length': String(10 * 1_024 * 1_024) };
    statuses.push((await upload(i % 2 ? twin : limited, png(), { from, headers })).status);
  }
  expect(statuses.slice(0, 20).every((status) => status === 201)).toBe(true);
  expect(statuses[20]).toBe(429);
  const others: number[] = [];
  for (let i = 0; i < 31; i++) {
    const headers = { 'Content-Length': '1000' };
    others.push((await upload(i % 2 ? twin : limited, png(), { from: '203.0.113.98', headers })).status);
  }
  expect(others.filter((status) => status === 201)).toHaveLength(30);
  expect(others[30]).toBe(429);
  await twin.close();
});

test('T45: a crash between row and file leaves nothing after the sweeper, and neither does a deleted ticket', async () => {
  const dying = helpslip.twin({
    files: { ...files.store, keep: () => Promise.reject(new Error('the process ends here')) },
  });
  expect((await upload(dying, png(), { key: 'crash-before-file' })).status).toBe(500);
  await dying.close();
  // The same file under the same key, sent again after the crash, is there.
  const again = await uploaded(helpslip, png(), { key: 'crash-before-file' });
  const ticket = await helpslip.open({ attachments: [again.id] });
  await headersOf(ticket, again.id);
  await helpslip.deps.db.deleteFrom('ticket').where('reference', '=', ticket.reference.replaceAll('-', '')).execute();
  await writeFile(join(files.folder, 'arriving', `${Date.parse(WEDNESDAY_MORNING)}-half`), 'half of a');
  helpslip.moveClockTo(minutesOn(120));
  while ((await sweepAttachments(helpslip.deps)) > 0);
  const rows = await helpslip.deps.db.selectFrom('attachment').select('stored_as').execute();
  expect((await keptFiles()).map(({ name }) => name).sort()).toEqual(rows.map(({ stored_as }) => stored_as).sort());
  expect(await helpslip.deps.db.selectFrom('attachment').where('id', '=', again.id).select('id').execute()).toEqual([]);
  helpslip.moveClockTo(WEDNESDAY_MORNING);
});

test('T48: a body of parts is refused unread, whatever its parts are', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n';
  for (const [type, body] of [
    ['multipart/form-data', part],
    ['multipart/form-data; boundary=x', part.repeat(10_000)],
    ['multipart/form-data; boundary=x', `--x\r\nX-A: ${'a'.repeat(1_024 * 1_024)}\r\n\r\n`],
    ['multipart/form-data; boundary=x', part.replaceAll('\r\n', '\r')],
  ] as const) {
    const startedAt = performance.now();
    const response = await upload(helpslip, body, { headers: { 'Content-Type': type } });
    expect(response.status).toBe(415);
    expect(performance.now() - startedAt).toBeLessThan(100);
  }
  for (const headers of [
    { 'Content-Disposition': '' },
    { 'Content-Disposition': 'attachment' },
    { 'Content-Disposition': "attachment; filename*=UTF-8''%ff%fe" },
  ] as Record<string, string>[]) {
    expect((await upload(helpslip, png(), { headers })).status).toBe(400);
  }
  expect((await upload(helpslip, png(), { headers: { 'Content-Encoding': 'gzip' } })).status).toBe(415);
});

test('F13: without room on the disk files are refused with 507, and tickets are taken as ever', async () => {
  const full = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  const twin = helpslip.twin({ files: { ...files.store, keep: full } });
  const response = await upload(twin, png());
  expect(response.status).toBe(507);
  expect((await response.json()).code).toBe('storage-full');
  await twin.open();
  await twin.close();
  const small = helpslip.twin({ config: { ...helpslip.deps.config, attachmentBytesPerSite: 10 } });
  expect((await upload(small, png())).status).toBe(507);
  await small.close();
});
