import type { IncomingMessage } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from './config.ts';
import type { WebEnv } from './web/route.ts';

const MOST_CONNECTIONS = 2_000;
const BODY_MS = 20_000;
/** Files take their time, and have bounds of their own. */
const UPLOAD_MS = 125_000;
const UPLOADS = /^\/api\/v1\/attachments\?|^\/admin\/tickets\/[^/?]+\/(?:reply|draft)$|^\/help\/[^/?]+\/write\/[^/]+$/;

/**
 * Serves the app over HTTP/1.1 with every wait and size bounded: Node's own bounds are generous, and it caps no connections.
 * @returns the server, once it listens; rejects when the address cannot be had
 */
export async function listen(app: Hono<WebEnv>, { host, port }: Pick<Config, 'host' | 'port'>): Promise<ServerType> {
  const server = serve({
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: {
      headersTimeout: 15_000,
      requestTimeout: UPLOAD_MS,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
    },
  });
  if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS;
  if ('maxConnections' in server) server.prependListener('request', boundBody);
  await new Promise<void>((listening, failed) => server.once('listening', listening).once('error', failed));
  return server;
}

/** Hangs up on whoever has not sent all of a request in time. */
function boundBody(incoming: IncomingMessage): void {
  if (incoming.complete || UPLOADS.test(incoming.url ?? '')) return;
  const timer = setTimeout(() => incoming.destroy(), BODY_MS);
  const isIn = () => clearTimeout(timer);
  incoming.once('end', isIn).once('close', isIn);
}
