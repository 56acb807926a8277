import { Refusal } from '../errors.ts';

/** One part of a form, as it comes in. The next one comes when this one's content was read to its end. */
export interface FormPart {
  name: string;
  /** As the browser calls the file; null for an input that is none. */
  fileName: string | null;
  content: AsyncGenerator<Uint8Array, void>;
}

/** Browsers write two lines above each part. */
const MOST_HEAD_BYTES = 8 * 1024;
const MOST_PARTS = 150;
const BOUNDARY = /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+./:=?-]{1,70}))\s*$/i;
const DISPOSITION = /^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?\s*$/im;
const LINE = '\r\n';

/** The boundary between the parts of a form; null where the type says that this is no such form. */
export function boundaryIn(contentType: string): string | null {
  const [, quoted, plain] = BOUNDARY.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}

/**
 * Takes a form apart while it comes in (RFC 7578, as browsers write it): no more of it is held than a piece of the network and the line
 * that ends a part.
 * @param most bytes of the whole form; not one more is read
 * @throws Refusal `malformed`, `too-large`
 */
export async function* partsOf(
  body: ReadableStream<Uint8Array> | null,
  boundary: string,
  most: number,
): AsyncGenerator<FormPart, void> {
  const source = sourceOf(body, most);
  const delimiter = Buffer.from(`${LINE}--${boundary}`);
  try {
    // What stands before the first part is nothing, as browsers have it.
    for await (const _ of source.upTo(delimiter)) throw notAsBrowsers();
    for (let parts = 0; ; parts++) {
      const end = await source.take(LINE.length);
      if (end === '--') return;
      if (end !== LINE || parts >= MOST_PARTS) throw notAsBrowsers();
      const content = source.upTo(delimiter);
      yield { ...(await headOf(source)), content };
      // Whatever was not wanted of it.
      for await (const _ of content);
    }
  } finally {
    await source.close();
  }
}

async function headOf(source: Source): Promise<Omit<FormPart, 'content'>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of source.upTo(Buffer.from(LINE + LINE))) {
    bytes += piece.byteLength;
    if (bytes > MOST_HEAD_BYTES) throw notAsBrowsers();
    pieces.push(piece);
  }
  const [, name, fileName] = DISPOSITION.exec(textOf(pieces)) ?? [];
  if (name === undefined) throw notAsBrowsers();
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) };
}

/** The three signs that a browser writes otherwise within quotes. */
const unescaped = (text: string) =>
  text.replace(/%(?:22|0D|0A)/gi, (sign) => String.fromCharCode(Number.parseInt(sign.slice(1), 16)));

/** @throws Refusal `malformed` for bytes that are no UTF-8 */
export function textOf(pieces: Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Refusal('malformed', 'The form is not valid UTF-8.');
  }
}

interface Source {
  /** What comes before a delimiter, piece by piece; the delimiter itself is gone afterwards. */
  upTo(delimiter: Buffer): AsyncGenerator<Uint8Array, void>;
  /** So many bytes, as text. */
  take(length: number): Promise<string>;
  close(): Promise<void>;
}

function sourceOf(body: ReadableStream<Uint8Array> | null, most: number): Source {
  const reader = body?.getReader();
  // The first delimiter has no line before it.
  let held = Buffer.from(LINE);
  let bytes = 0;
  const more = async (): Promise<void> => {
    const part = await reader?.read().catch(() => null);
    if (!part || part.done) throw new Refusal('malformed', 'The form ended before its time.');
    bytes += part.value.byteLength;
    if (bytes > most) throw formTooLarge(most);
    held = Buffer.concat([held, part.value]);
  };
  return {
    async *upTo(delimiter) {
      for (;;) {
        const at = held.indexOf(delimiter);
        // All but what may be the beginning of the delimiter.
        const sure = at === -1 ? held.length - delimiter.length + 1 : at;
        const content = held.subarray(0, Math.max(0, sure));
        held = held.subarray(at === -1 ? content.length : at + delimiter.length);
        if (content.length > 0) yield content;
        if (at !== -1) return;
        await more();
      }
    },
    async take(length) {
      while (held.length < length) await more();
      const text = held.toString('latin1', 0, length);
      held = held.subarray(length);
      return text;
    },
    async close() {
      await reader?.cancel().catch(() => {});
    },
  };
}

function notAsBrowsers(): Refusal {
  return new Refusal('malformed', 'The form is not encoded as browsers do it.');
}

/** Told to a person: a browser has sent this form. */
export function formTooLarge(most: number): Refusal {
  const mb = Math.floor(most / 1024 / 1024);
  return new Refusal(
    'too-large',
    `Together this is more than ${mb} MB. Go back, choose smaller files and send it again.`,
  );
}
