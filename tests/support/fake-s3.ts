import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { listenOn, stopListening } from './port.ts';

export interface FakeS3 {
  settings: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string };
  /** What is kept, by path. */
  objects: Map<string, Buffer>;
  /** The calls that were refused for their signature or hash. */
  refused: string[];
  /** While it is set, every call is answered with it. */
  status: number | null;
  close(): Promise<void>;
}

const REGION = 'eu-central-1';
const ACCESS_KEY_ID = 'AKIAEXAMPLE';
const SECRET_ACCESS_KEY = 'a-secret-of-the-fake-store';

/** A store that speaks as much of S3 as we use, and checks signature version 4, length and hash as S3 does. */
export async function openFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const fake = { status: null as number | null };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const { method = '', url = '' } = request;
    if (fake.status !== null) return response.writeHead(fake.status).end('<Error/>');
    if (!isSigned(request) || request.headers['x-amz-content-sha256'] !== sha256(body)) {
      refused.push(`${method} ${url}`);
      return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    }
    if (method === 'PUT' && request.headers['content-length'] === undefined) return response.writeHead(411).end();
    if (method === 'PUT') objects.set(url, body);
    if (method === 'DELETE') objects.delete(url);
    const found = objects.get(url);
    if (method === 'GET' && !found) return response.writeHead(404).end('<Error/>');
    return response.writeHead(method === 'DELETE' ? 204 : 200).end(method === 'GET' ? found : undefined);
  });
  const port = await listenOn(server, 0);
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      region: REGION,
      bucket: 'helpslip-files',
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: SECRET_ACCESS_KEY,
    },
    objects,
    refused,
    get status() {
      return fake.status;
    },
    set status(status) {
      fake.status = status;
    },
    close: () => stopListening(server),
  };
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** As AWS describes it: Signature Version 4 over the canonical request. */
function isSigned({ method = '', url = '', headers }: IncomingMessage): boolean {
  const found = headers.authorization?.match(
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/,
  );
  const [, credential = '', signedHeaders = '', signature] = found ?? [];
  const [keyId, day = '', region = ''] = credential.split('/');
  const canonical = [
    method,
    url,
    '',
    ...signedHeaders.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = ['aws4_request', 's3', region, day].reduceRight(
    (before: Buffer | string, step) => hmac(before, step),
    `AWS4${SECRET_ACCESS_KEY}`,
  );
  return (
    keyId === ACCESS_KEY_ID &&
    region === REGION &&
    hmac(key, text).toString('hex') === signature &&
    signedHeaders.includes('host')
  );
}
