import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formOf, helpPage, WRITTEN } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterEach(() => helpslip.close());

const BILLING = '/help/acme/write/billing';
const PIECE_BYTES = 64 * 1024;
const LINE = '\r\n';

const part = (disposition: string, content = 'v', more = '') =>
  `--x${LINE}Content-Disposition: form-data; ${disposition}${LINE}${more}${LINE}${content}${LINE}`;

/** All that the form asks for, as parts; the end is left to the test. */
async function typedParts(): Promise<string> {
  const typed = { ...formOf((await helpPage(helpslip, BILLING)).page), ...WRITTEN };
  helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + 60_000).toISOString());
  return Object.entries(typed)
    .map(([name, value]) => part(`name="${name}"`, value))
    .join('');
}

/** Sends bytes as the network does, in pieces. @param fault what happens instead of the end */
async function send(body: string, fault?: Error): Promise<Response> {
  const bytes = Buffer.from(body, 'latin1');
  let at = 0;
  const pieces = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.byteLength) return fault ? controller.error(fault) : controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + PIECE_BYTES)));
      at += PIECE_BYTES;
    },
  });
  const init = {
    method: 'POST',
    body: pieces,
    duplex: 'half',
    headers: {
      Accept: 'text/html',
      'Content-Type': 'multipart/form-data; boundary=x',
      Origin: helpslip.deps.config.baseUrl,
    },
  };
  return helpslip.app.request(BILLING, init);
}

const tickets = () => helpslip.deps.db.selectFrom('ticket').select('id').execute();
const files = () => helpslip.deps.db.selectFrom('attachment').select(['name', 'bytes']).orderBy('id').execute();

test.each([
  ['a head of a megabyte', part('name="files"; filename="a.txt"', 'v', `X-Long: ${'y'.repeat(1_048_576)}${LINE}`)],
  ['a head that is no UTF-8', part('name="files"; filename="\xff.txt"')],
  ['10,000 parts', Array.from({ length: 10_000 }, (_, n) => part(`name="f${n}"; filename=""`)).join('')],
  ['a part that is no field', `--x${LINE}Content-Type: text/plain${LINE}${LINE}v${LINE}`],
  ['a part without a name', part('filename="a.txt"')],
  ['lines that end with CR alone', part('name="files"; filename="a.txt"').replaceAll(LINE, '\r')],
])('T48: a form with %s opens no ticket and keeps no file', async (_, wrong) => {
  const typed = await typedParts();
  expect((await send(`${typed}${wrong}--x--${LINE}`)).status).toBe(400);
  expect([await tickets(), await files()]).toEqual([[], []]);
  expect((await send(`${typed}--x--${LINE}`)).status).toBe(303);
});

test('T48: who hangs up in the middle of a file leaves nothing behind', async () => {
  const begun = `${await typedParts()}${part('name="files"; filename="film.mp4"', 'v'.repeat(5 * PIECE_BYTES))}`;
  expect((await send(begun, new Error('hung up'))).status).toBe(400);
  expect((await send(begun)).status).toBe(400);
  expect([await tickets(), await files()]).toEqual([[], []]);
  expect(await readdir(await helpslip.deps.files.arrivals())).toEqual([]);
});
