import { createServer } from 'node:http';
import { listenOn, stopListening } from '../../support/port.ts';

const TYPES = {
  script: 'text/javascript; charset=utf-8',
  style: 'text/css; charset=utf-8',
  json: 'application/json',
};

/** Serves the files of a widget and answers what it asks its server for, from this machine. */
export interface FakeBackend {
  origin: string;
  /** What is answered at a path; without an answer of its own a path is 404. */
  put(path: string, type: keyof typeof TYPES, body: string): void;
  close(): Promise<void>;
}

export async function openFakeBackend(): Promise<FakeBackend> {
  const answers = new Map<string, { type: string; body: string }>();
  const server = createServer((request, response) => {
    const { origin = '*' } = request.headers;
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const answer = answers.get(new URL(request.url ?? '/', 'http://widget').pathname);
    request.resume();
    response.writeHead(answer ? 200 : 404, { 'Content-Type': answer?.type ?? 'text/plain' });
    response.end(answer?.body);
  });
  const origin = `http://127.0.0.1:${await listenOn(server, 0)}`;
  return {
    origin,
    put: (path, type, body) => answers.set(path, { type: TYPES[type], body }),
    close: () => stopListening(server),
  };
}
