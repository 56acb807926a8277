import { Refusal } from '../errors.ts';
import { readBytes } from './body.ts';
import type { WebContext } from './route.ts';

const FORM_TYPE = /^application\/x-www-form-urlencoded(?:\s*;\s*charset\s*=\s*"?utf-8"?)?\s*$/i;
/** A reply of the longest length, where every character takes twelve bytes once it is percent-encoded. */
const FORM_BYTES = 128 * 1024;
const MOST_FIELDS = 100;
/** Of a form with more fields than that: as many long texts as a site may have. */
const LONG_FORM_BYTES = 2 * 1024 * 1024;

const FILES_TYPE = /^multipart\/form-data\s*;\s*boundary=/i;

const read = new WeakMap<Request, Promise<Map<string, string>>>();
const filesOf = new WeakMap<Request, File[]>();

/**
 * The fields of a form post, as typed. May be asked for again: the body is read once.
 * @throws Refusal `unsupported-type`, `too-large`, or `malformed` for bytes that are no UTF-8 and for a field sent twice
 */
export function formFields(c: WebContext): Promise<Map<string, string>> {
  const fields = read.get(c.req.raw) ?? readFields(c);
  read.set(c.req.raw, fields);
  return fields;
}

/** The files that came with a form, on a route that takes such; those left empty fall away. */
export async function formFiles(c: WebContext): Promise<File[]> {
  await formFields(c);
  return filesOf.get(c.req.raw) ?? [];
}

async function readFields(c: WebContext): Promise<Map<string, string>> {
  const fileBytes = c.get('fileBytes');
  if (fileBytes !== undefined && FILES_TYPE.test(c.req.header('Content-Type') ?? '')) return readParts(c, fileBytes);
  if (!FORM_TYPE.test(c.req.header('Content-Type') ?? '')) {
    throw new Refusal('unsupported-type', 'This address takes a form.');
  }
  const longForm = c.get('mostFields');
  const mostFields = longForm ?? MOST_FIELDS;
  const body = new TextDecoder('latin1').decode(await readBytes(c, longForm ? LONG_FORM_BYTES : FORM_BYTES));
  const pairs = body.split('&', mostFields + 1).filter(Boolean);
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=');
    fields.set(plainText(name), plainText(rest.join('=')));
  }
  if (fields.size < pairs.length || pairs.length > mostFields) {
    throw new Refusal('malformed', 'The form holds a field twice, or too many.');
  }
  return fields;
}

/** Percent-decoding that refuses what is no UTF-8, where URLSearchParams would put U+FFFD. */
function plainText(encoded: string): string {
  // Browsers send nothing but printable ASCII here.
  if (/[^\x20-\x7e]/.test(encoded)) throw new Refusal('malformed', 'The form is not encoded as browsers do it.');
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw new Refusal('malformed', 'The form is not valid UTF-8.');
  }
}

async function readParts(c: WebContext, fileBytes: number): Promise<Map<string, string>> {
  const bytes = await readBytes(c, fileBytes);
  const headers = { 'Content-Type': c.req.header('Content-Type') ?? '' };
  const parts = await new Response(Buffer.from(bytes), { headers }).formData().catch(() => {
    throw new Refusal('malformed', 'The form is not encoded as browsers do it.');
  });
  const fields = new Map<string, string>();
  const files: File[] = [];
  for (const [name, value] of parts) {
    if (typeof value !== 'string') {
      if (value.size > 0) files.push(value);
    } else if (fields.has(name) || fields.size >= MOST_FIELDS) {
      throw new Refusal('malformed', 'The form holds a field twice, or too many.');
    } else {
      fields.set(name, value);
    }
  }
  filesOf.set(c.req.raw, files);
  return fields;
}
