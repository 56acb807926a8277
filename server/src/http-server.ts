import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from './config.ts';
import type { WebEnv } from './web/route.ts';

const MOST_CONNECTIONS = 2_000;

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
      requestTimeout: 20_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
    },
  });
  if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((listening, failed) => server.once('listening', listening).once('error', failed));
  return server;
}
