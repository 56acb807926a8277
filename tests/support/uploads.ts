import { randomUUID } from 'node:crypto';
import type { AttachmentView } from '@helpslip/shared/contract';
import { expect } from 'vitest';
import { type Helpslip, someAddress } from './helpslip.ts';

export interface UploadOptions {
  name?: string;
  key?: string;
  from?: string;
  site?: string;
  headers?: Record<string, string>;
}

/** Uploads a file as the widget does. */
export function upload(
  { call }: Pick<Helpslip, 'call'>,
  content: Uint8Array<ArrayBuffer> | string,
  { name = 'shot.png', key = randomUUID(), from = someAddress(), site = 'acme', headers = {} }: UploadOptions = {},
): Promise<Response> {
  return call('POST', `/api/v1/attachments?site=${site}`, {
    raw: content,
    from,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Idempotency-Key': key,
      ...headers,
    },
  });
}

/** As `upload`, and expects it to be taken. */
export async function uploaded(
  helpslip: Pick<Helpslip, 'call'>,
  content: Uint8Array<ArrayBuffer> | string,
  options?: UploadOptions,
): Promise<AttachmentView> {
  const response = await upload(helpslip, content, options);
  expect(response.status, await response.clone().text()).toBe(201);
  return response.json();
}

/** The beginning of a PNG that says it has so many pixels, and `bytes` in all. */
export function png(width = 640, height = 480, bytes = 1_000): Uint8Array<ArrayBuffer> {
  const content = Buffer.alloc(bytes, 7);
  content.write('\x89PNG\r\n\x1a\n', 'latin1');
  content.writeUInt32BE(13, 8);
  content.write('IHDR', 12, 'latin1');
  content.writeUInt32BE(width, 16);
  content.writeUInt32BE(height, 20);
  return new Uint8Array(content);
}

/** Fetches a file of a ticket with its token. */
export function download(
  { call }: Pick<Helpslip, 'call'>,
  { reference, token }: { reference: string; token: string },
  id: string,
  from = someAddress(),
): Promise<Response> {
  return call('GET', `/api/v1/tickets/${reference}/attachments/${id}`, {
    headers: { Authorization: `Bearer ${token}` },
    from,
  });
}
