import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the provider does with a request. Whatever is accepted is remembered by its key for 24 hours. */
export type Act =
  | 'accept'
  /** The connection ends before anything was read. */
  | 'reset'
  /** The letter goes out, and the answer never arrives. */
  | 'accept-then-reset'
  | 'accept-then-hang'
  | 'hang'
  /** Refused with a status, a name of Resend's, and headers. */
  | { status: number; name: string; headers?: Record<string, string> };

export interface Letter {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

export interface FakeResend {
  url: string;
  /** Every request that arrived, whatever became of it. */
  tries: { key: string; letter: Letter; at: number; act: Act }[];
  /** The letters that went out to people. */
  delivered: { key: string; letter: Letter; id: string }[];
  /** What to do next, first to last; afterwards `usual`. */
  script: Act[];
  usual: Act | ((letter: Letter, key: string) => Act);
  close(): Promise<void>;
}

const MEMORY_MS = 24 * 3_600_000;

/** Speaks the part of Resend's HTTP API by which letters are sent, with its memory for idempotency keys, and does what a test tells it. */
export async function fakeResend(clock: () => Date = () => new Date()): Promise<FakeResend> {
  const memory = new Map<string, { body: string; id: string; at: number }>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/emails') return refuse(response, 404, 'not_found');
    if (!request.headers.authorization?.startsWith('Bearer re_')) return refuse(response, 401, 'missing_api_key');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const letter: Letter = JSON.parse(body);
    const key = String(request.headers['idempotency-key'] ?? randomUUID());
    const usual = typeof fake.usual === 'function' ? fake.usual(letter, key) : fake.usual;
    const act = fake.script.shift() ?? usual;
    fake.tries.push({ key, letter, at: clock().getTime(), act });
    if (act === 'reset') return void request.socket.destroy();
    if (act === 'hang') return;
    if (typeof act === 'object') return refuse(response, act.status, act.name, act.headers);

    const known = memory.get(key);
    const isKnown = known !== undefined && clock().getTime() - known.at < MEMORY_MS;
    if (isKnown && known.body !== body) return refuse(response, 409, 'invalid_idempotent_request');
    const id = isKnown ? known.id : randomUUID();
    if (!isKnown) {
      memory.set(key, { body, id, at: clock().getTime() });
      fake.delivered.push({ key, letter, id });
    }
    if (act === 'accept-then-reset') return void request.socket.destroy();
    if (act === 'accept-then-hang') return;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id }));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the fake provider has no address');
  const fake: FakeResend = {
    url: `http://127.0.0.1:${address.port}`,
    tries: [],
    delivered: [],
    script: [],
    usual: 'accept',
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

function refuse(response: ServerResponse, status: number, name: string, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', ...headers })
    .end(JSON.stringify({ statusCode: status, name, message: `this is what ${name} looks like` }));
}
