import { Refusal } from '@helpslip/server/errors.ts';
import { boundaryIn, partsOf } from '@helpslip/server/web/multipart.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const MOST = 1024 * 1024;
const CRLF = '\r\n';

/** A body that comes in pieces of these lengths, again and again. */
function inPieces(bytes: Uint8Array, lengths: number[]): ReadableStream<Uint8Array> {
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength) return controller.close();
      const length = lengths[turn++ % lengths.length] ?? 1;
      controller.enqueue(bytes.subarray(at, at + length));
      at += length;
    },
  });
}

async function read(
  bytes: Uint8Array,
  boundary: string,
  lengths = [65_536],
): Promise<[string, string | null, string][]> {
  const parts: [string, string | null, string][] = [];
  for await (const { name, fileName, content } of partsOf(inPieces(bytes, lengths), boundary, MOST)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    parts.push([name, fileName, Buffer.concat(pieces).toString('latin1')]);
  }
  return parts;
}

const refusal = (body: string | Uint8Array, boundary = 'x'): Promise<string> =>
  read(typeof body === 'string' ? Buffer.from(body) : body, boundary).then(
    () => 'read',
    (thrown) => (thrown instanceof Refusal ? thrown.code : String(thrown)),
  );

test('whatever a browser writes is read as it was, however the network cuts it', async () => {
  const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed().replace(/\r\n?|\n/g, CRLF));
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    // What looks like the end of a part, and is not.
    fc.constantFrom('\r\n--', '\r\n------', '--\r\n', '\r\n\r\n', '\r').map((value) => Buffer.from(value)),
  );
  const field = fc.tuple(
    text,
    fc.constant(null),
    text.map((value) => Buffer.from(value)),
  );
  // What ends a name elsewhere, and what browsers send as it is.
  const oddName = fc.constantFrom('a\\', '\\\\server\\a.txt', '"', 'a"; filename="b', 'a;b', "UTF-8''%41", '\u0001');
  // Of a file without a name Node leaves the name out.
  const file = fc.tuple(text, fc.oneof(text.filter(Boolean), oddName), content);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(field, file), { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
      async (parts, lengths) => {
        const form = new FormData();
        for (const [name, fileName, value] of parts) {
          if (fileName === null) form.append(name, Buffer.from(value).toString());
          else form.append(name, new File([new Uint8Array(value)], fileName));
        }
        const response = new Response(form);
        const boundary = boundaryIn(response.headers.get('Content-Type') ?? '') ?? '';
        const bytes = new Uint8Array(await response.arrayBuffer());
        const expected = parts.map(([name, fileName, value]) => [
          name,
          fileName,
          Buffer.from(value).toString('latin1'),
        ]);
        // Where there is nothing at all, Node writes the end alone, and no line before it.
        if (parts.length > 0) expect(await read(bytes, boundary, lengths)).toEqual(expected);
      },
    ),
    { numRuns: 80 },
  );
}, 60_000);

test('a part whose content nobody takes is skipped, and the next one comes', async () => {
  const body = Buffer.from(
    `--x${CRLF}Content-Disposition: form-data; name="a"; filename="a.bin"${CRLF}${CRLF}${'y'.repeat(200_000)}${CRLF}--x${CRLF}Content-Disposition: form-data; name="b"${CRLF}${CRLF}b${CRLF}--x--${CRLF}`,
  );
  const names: string[] = [];
  for await (const { name, content } of partsOf(inPieces(body, [1_000]), 'x', MOST)) {
    names.push(name);
    if (name === 'a') await content.next();
  }
  expect(names).toEqual(['a', 'b']);
});

const head = `--x${CRLF}Content-Disposition: form-data; name="a"`;
test.each([
  ['nothing', ''],
  ['no part', 'hello'],
  ['something before the first part', `hello${CRLF}${head}${CRLF}${CRLF}v${CRLF}--x--`],
  ['another boundary', `--y${CRLF}Content-Disposition: form-data; name="a"${CRLF}${CRLF}v${CRLF}--y--`],
  ['no end', `${head}${CRLF}${CRLF}v`],
  ['no end of a head', `${head}${CRLF}`],
  ['lines that end with CR alone', `${head}${CRLF}${CRLF}v${CRLF}--x--`.replaceAll(CRLF, '\r')],
  ['lines that end with LF alone', `${head}${CRLF}${CRLF}v${CRLF}--x--`.replaceAll(CRLF, '\n')],
  ['a part without a name', `--x${CRLF}Content-Disposition: form-data${CRLF}${CRLF}v${CRLF}--x--`],
  ['a part that is no field', `--x${CRLF}Content-Type: text/plain${CRLF}${CRLF}v${CRLF}--x--`],
  ['a head of a megabyte', `--x${CRLF}X-Long: ${'y'.repeat(900_000)}${CRLF}${CRLF}v${CRLF}--x--`],
  ['10,000 parts', `${`${head}${CRLF}${CRLF}v${CRLF}`.repeat(9_000)}--x--`],
])('T48: a form with %s is malformed, and told at once', async (_, body) => {
  const before = process.cpuUsage();
  expect(await refusal(body)).toBe('malformed');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(100);
});

test('T48: a head that is no UTF-8 is malformed, and a form larger than is allowed is not read to its end', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`--x${CRLF}Content-Disposition: form-data; name="`),
    Buffer.from([0xff]),
    Buffer.from(`"${CRLF}${CRLF}v${CRLF}--x--`),
  ]);
  expect(await refusal(bytes)).toBe('malformed');
  expect(await refusal(`${head}${CRLF}${CRLF}${'v'.repeat(MOST)}${CRLF}--x--`)).toBe('too-large');
});

test.each([
  ['multipart/form-data; boundary=----WebKitFormBoundaryAbC0123', '----WebKitFormBoundaryAbC0123'],
  ['multipart/form-data; boundary="a b:c"', 'a b:c'],
  ['Multipart/Form-Data;boundary=x', 'x'],
  ['multipart/form-data', null],
  ['multipart/form-data; boundary=', null],
  [`multipart/form-data; boundary=${'x'.repeat(71)}`, null],
  ['multipart/mixed; boundary=x', null],
  ['application/x-www-form-urlencoded', null],
])('the boundary in "%s" is %s', (type, boundary) => {
  expect(boundaryIn(type)).toBe(boundary);
});
