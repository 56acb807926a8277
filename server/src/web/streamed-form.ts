import { Refusal } from '../errors.ts';
import { streamOfPieces } from '../files/stream-of.ts';
import { boundaryIn, type FormPart, formTooLarge, partsOf, textOf } from './multipart.ts';
import type { WebContext } from './route.ts';

/** A file of a form, while it comes in. */
export interface ComingFile {
  name: string;
  content: ReadableStream<Uint8Array>;
}

const FIELDS_BYTES = 128 * 1024;
const MOST_FIELDS = 100;

/** Whether a request is a form that can hold files. */
export function isFormWithFiles(c: WebContext): boolean {
  return boundaryIn(c.req.header('Content-Type') ?? '') !== null;
}

/**
 * Reads a form with files, of which none is ever held in memory. Files without a name and without content are inputs left empty.
 * @param most bytes of the whole form
 * @param takeFile is given each file as it comes, with the fields that stood before it; what it leaves of one is skipped
 * @throws Refusal `too-large`, `malformed` for what no browser sends, bytes that are no UTF-8 and a field sent twice; and as `takeFile`
 */
export async function readFormWithFiles(
  c: WebContext,
  most: number,
  takeFile: (file: ComingFile, fields: ReadonlyMap<string, string>) => Promise<void>,
): Promise<Map<string, string>> {
  const boundary = boundaryIn(c.req.header('Content-Type') ?? '');
  if (boundary === null) throw new Refusal('unsupported-type', 'This address takes a form.');
  if (Number(c.req.header('Content-Length') ?? 0) > most) throw formTooLarge(most);
  const fields = new Map<string, string>();
  let bytes = 0;
  for await (const part of partsOf(c.req.raw.body, boundary, most)) {
    if (part.fileName === null) {
      if (fields.has(part.name) || fields.size >= MOST_FIELDS) {
        throw new Refusal('malformed', 'The form holds a field twice, or too many.');
      }
      const value = await bytesOf(part, FIELDS_BYTES - bytes);
      bytes += value.byteLength;
      fields.set(part.name, textOf([value]));
    } else if (part.fileName !== '') {
      // Whoever cancels it leaves the rest to be skipped.
      await takeFile({ name: part.fileName, content: streamOfPieces(part.content) }, fields);
    }
  }
  return fields;
}

async function bytesOf({ content }: FormPart, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.byteLength;
    if (bytes > most) throw new Refusal('too-large', `Send at most ${FIELDS_BYTES} bytes beside the files.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
