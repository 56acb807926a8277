import { limits } from '@helpslip/shared/limits';
import * as v from 'valibot';
import { type Fault, Refusal } from '../errors.ts';
import type { WebContext } from './route.ts';

const JSON_TYPE = /^application\/json(?:\s*;\s*charset\s*=\s*"?utf-8"?)?\s*$/i;
const DEEPEST = 12;
/** Enough to mend a form by, and no echo of a body made of faults. */
const MOST_FAULTS = 50;

/**
 * Reads a JSON body and checks it against a schema of the contract.
 * @throws Refusal `unsupported-type`, `too-large`, `malformed` or `invalid` with a pointer to each fault
 */
export async function readJson<Schema extends v.GenericSchema>(
  c: WebContext,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '')) {
    throw new Refusal('unsupported-type', 'Send JSON in UTF-8, with Content-Type: application/json.');
  }
  if ((c.req.header('Content-Encoding') ?? 'identity').toLowerCase() !== 'identity') {
    throw new Refusal('unsupported-type', 'Send the body without Content-Encoding.');
  }
  const value = parse(await readBytes(c, limits.jsonBytes));
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  throw new Refusal('invalid', 'Some of what was sent cannot be taken. See errors.', {
    faults: result.issues.slice(0, MOST_FAULTS).map(faultOf),
  });
}

/**
 * Reads at most `max` bytes of the body and not one more.
 * @throws Refusal `too-large`, or `malformed` when the client hangs up before the end
 */
export async function readBytes(c: WebContext, max: number): Promise<Uint8Array> {
  const declared = c.req.header('Content-Length');
  if (Number(declared ?? 0) > max) throw tooLarge(max);
  // Node takes no more of a body than was declared: only one of unknown length is worth the price of a web stream.
  if (declared !== undefined) return new Uint8Array(await c.req.raw.arrayBuffer().catch(cutShort));
  const reader = c.req.raw.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const next = () => reader.read().catch(cutShort);
  for (let part = await next(); !part.done; part = await next()) {
    size += part.value.byteLength;
    if (size > max) {
      await reader.cancel().catch(() => {});
      throw tooLarge(max);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function tooLarge(max: number): Refusal {
  return new Refusal('too-large', `Send at most ${max} bytes.`);
}

function cutShort(): never {
  throw new Refusal('malformed', 'The body ended before its time.');
}

function parse(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    // A byte-order mark stays, and is then no JSON: it has no place in a body.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refusal('malformed', 'The body is not JSON in UTF-8.');
  }
  refuseUnsafe(value);
  return value;
}

/** Walks without recursion: half a surrogate pair cannot be stored, and depth and the names of prototypes are attacks. */
function refuseUnsafe(root: unknown): void {
  const open: [unknown, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (depth > DEEPEST) throw new Refusal('invalid', 'The body is nested too deeply.');
    if (typeof value === 'string' && !value.isWellFormed()) {
      throw new Refusal('malformed', 'A text in the body is not valid Unicode.');
    }
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value) && (key in {} || key === 'prototype'))
          throw new Refusal('invalid', 'The body holds a key that no object may have.');
        open.push([key, depth + 1], [inner, depth + 1]);
      }
    }
  }
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const path = (issue.path ?? []).map((step) => String(step.key).slice(0, 64).replace(/~/g, '~0').replace(/\//g, '~1'));
  const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const isMissingKey = issue.type === 'strict_object' && issue.received === 'undefined';
  const detail = isUnknownKey ? 'This key is not known here.' : isMissingKey ? 'This is needed.' : issue.message;
  return { pointer: `/${path.join('/')}`, detail };
}
