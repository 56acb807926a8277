import { randomUUID } from 'node:crypto';
import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { download, png, upload, uploaded } from '../support/uploads.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const post = (attachments: string[], headers = newKey()) =>
  helpslip.call('POST', '/api/v1/tickets', { body: newTicket({ attachments }), headers });

test('T39: a picture of a megabyte goes along, and only who has access gets it, to be saved', async () => {
  const content = png(1_200, 900, 1_024 * 1_024);
  const file = await uploaded(helpslip, content, { name: 'Müller’s screen.png' });
  expect(file).toEqual({ id: file.id, name: 'Müller’s screen.png', type: 'image/png', bytes: 1_024 * 1_024 });
  expect(file.id).toMatch(/^[A-Za-z0-9_-]{32}$/);
  const ticket = await helpslip.open({ attachments: [file.id] });
  const view = await helpslip.call('GET', `/api/v1/tickets/${ticket.reference}`, {
    headers: { Authorization: `Bearer ${ticket.token}` },
  });
  expect((await view.json()).messages[0].attachments).toEqual([file]);
  const response = await download(helpslip, ticket, file.id);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(content.length),
    'content-disposition': `attachment; filename="M_ller_s screen.png"; filename*=UTF-8''M%C3%BCller%E2%80%99s%20screen.png`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  const charlies = await helpslip.open();
  for (const [who, id] of [
    [{ ...ticket, token: 'x'.repeat(32) }, file.id],
    [charlies, file.id],
    [ticket, 'x'.repeat(32)],
    [{ ...ticket, token: '' }, file.id],
  ] as const) {
    expect((await download(helpslip, who, id)).status).toBe(404);
  }
  const anybody = await helpslip.call('GET', `/api/v1/tickets/${ticket.reference}/attachments/${file.id}`);
  expect(anybody.status).toBe(404);
});

test('a file goes along with a later message, and the same message again is one', async () => {
  const ticket = await helpslip.open();
  const file = await uploaded(helpslip, 'line one\nline two', { name: 'log.txt' });
  expect(file.type).toBe('text/plain');
  const key = newKey();
  const say = () =>
    helpslip.call('POST', `/api/v1/tickets/${ticket.reference}/messages`, {
      body: { message: 'Here is the log', attachments: [file.id] },
      headers: { ...key, Authorization: `Bearer ${ticket.token}` },
    });
  const [first, second] = [await say(), await say()];
  expect([first.status, second.status]).toEqual([201, 201]);
  const receipt = await first.json();
  expect(receipt.message.attachments).toEqual([file]);
  expect(await second.json()).toEqual(receipt);
  expect(await (await download(helpslip, ticket, file.id)).text()).toBe('line one\nline two');
});

test('the same upload under the same key is one file, and another file under it is refused', async () => {
  const key = randomUUID();
  const first = await uploaded(helpslip, png(), { key });
  expect(await uploaded(helpslip, png(), { key })).toEqual(first);
  const other = await upload(helpslip, png(2, 2), { key });
  expect(other.status).toBe(422);
  expect((await other.json()).code).toBe('idempotency-key-reused');
});

test('a ticket and its files are one: a file that cannot be claimed leaves no ticket, and a repetition gets the same receipt', async () => {
  const count = async () =>
    Number(
      (
        await helpslip.deps.db
          .selectFrom('ticket')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirst()
      )?.n,
    );
  const file = await uploaded(helpslip, png());
  const taken = await uploaded(helpslip, png());
  await helpslip.open({ attachments: [taken.id] });
  const before = await count();
  const refused = await post([file.id, taken.id]);
  expect(refused.status).toBe(422);
  expect((await refused.json()).errors).toEqual([
    { pointer: '/attachments/1', detail: 'This file is not here any more. Upload it again.' },
  ]);
  expect(await count()).toBe(before);
  const key = newKey();
  const answers = await Promise.all([post([file.id], key), post([file.id], key), post([file.id], key)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const receipts = await Promise.all(answers.map((answer) => answer.json()));
  expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(1);
  expect(await count()).toBe(before + 1);
});

test('of two tickets that claim one file at once only one is opened', async () => {
  const file = await uploaded(helpslip, png());
  const answers = await Promise.all([post([file.id]), post([file.id]), post([file.id])]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
});

test('a file of another site cannot be claimed', async () => {
  const file = await uploaded(helpslip, png());
  await helpslip.deps.db.updateTable('attachment').set({ site_id: null }).where('id', '=', file.id).execute();
  expect((await post([file.id])).status).toBe(422);
});

test('T45: six files, a file above the bound and an empty one are refused, and leave nothing behind', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await uploaded(helpslip, png())).id));
  expect((await post(ids)).status).toBe(422);
  expect((await post([ids[0] ?? '', ids[0] ?? ''])).status).toBe(422);
  expect((await upload(helpslip, new Uint8Array())).status).toBe(422);
  const tooLarge = await upload(helpslip, new Uint8Array(11 * 1_024 * 1_024));
  expect(tooLarge.status).toBe(413);
  const declared = await upload(helpslip, png(), { headers: { 'Content-Length': String(attachmentLimits.bytes + 1) } });
  expect(declared.status).toBe(413);
  const whole = await Promise.all(
    Array.from({ length: 5 }, () => uploaded(helpslip, png(10, 10, attachmentLimits.bytes))),
  );
  expect((await post(whole.map(({ id }) => id))).status).toBe(201);
});
