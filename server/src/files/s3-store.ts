import { createReadStream } from 'node:fs';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Refusal } from '../errors.ts';
import type { S3Settings } from '../s3-settings.ts';
import type { ArrivedFile, FileStore } from './file-store.ts';
import { folderStore } from './folder-store.ts';

const TIMEOUT_MS = 30_000;
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Keeps files in a bucket of any store that speaks S3, by path-style addresses. What arrives stands in `folder` first; it is streamed
 * from there with its length and hash, so that the store checks what it got.
 */
export function s3Store(settings: S3Settings, folder: string): FileStore {
  const call = (method: string, name: string, file?: ArrivedFile) => send(settings, method, name, file);
  return {
    arrivals: () => folderStore(folder).arrivals(),
    async keep(name, file) {
      const answer = await call('PUT', name, file);
      answer.resume();
      if (answer.statusCode !== 200) throw away();
    },
    async open(name) {
      const answer = await call('GET', name);
      if (answer.statusCode === 200) return answer;
      answer.resume();
      if (answer.statusCode === 404) return null;
      throw away();
    },
    async drop(name) {
      const answer = await call('DELETE', name);
      answer.resume();
      if (![200, 204, 404].includes(answer.statusCode ?? 0)) throw away();
    },
  };
}

async function send(
  { endpoint, bucket, ...credentials }: S3Settings,
  method: string,
  name: string,
  file?: ArrivedFile,
): Promise<IncomingMessage> {
  const signed = await new AwsV4Signer({
    ...credentials,
    service: 's3',
    method,
    url: `${endpoint}/${encodeURIComponent(bucket)}/${name}`,
    headers: { 'X-Amz-Content-Sha256': file?.sha256 ?? EMPTY_SHA256 },
  }).sign();
  const headers = { ...Object.fromEntries(signed.headers), ...(file ? { 'Content-Length': String(file.bytes) } : {}) };
  const open = signed.url.protocol === 'https:' ? requestHttps : requestHttp;
  const call = open(signed.url, { method, headers, timeout: TIMEOUT_MS });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve).once('error', reject);
    call.once('timeout', () => call.destroy(new Error('The file store does not answer.')));
  });
  try {
    if (file) await Promise.all([pipeline(createReadStream(file.path), call), answered]);
    else call.end();
    return await answered;
  } catch {
    throw away();
  }
}

/** Its answers may name buckets and keys: nobody but us is told more. */
function away(): Refusal {
  return new Refusal('unavailable', 'Files cannot be kept or fetched just now. Try again in a moment.', {
    retryAfterSeconds: 10,
  });
}
