// The least that an HTTP server of our make can do with a posted ticket: read it and answer. Tells its port to the process that forked it.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/', async (c) => {
  await c.req.text();
  return c.json({}, 201);
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.(port));
process.once('disconnect', () => process.exit());
