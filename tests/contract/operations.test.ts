import { allRoutes } from '@helpslip/server/app.ts';
import { operations } from '@helpslip/server/http/openapi.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip();
});
afterAll(() => helpslip.close());

test('openapi.json describes every route of the API, and no other', async () => {
  const served = allRoutes(() => true)
    .filter(({ path }) => path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(operations).sort()).toEqual(served.sort());
  const document = await (await helpslip.call('GET', '/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  const { schema } = document.paths['/api/v1/tickets'].post.requestBody.content['application/json'];
  expect(schema.required).toEqual(['site', 'category', 'subject', 'message', 'requester']);
  expect(schema.additionalProperties).toBe(false);
});

test('metrics count requests by route and letters by status, and name nobody (D8)', async () => {
  const { reference } = await helpslip.open({ requester: { name: 'Ada', email: 'ada@example.com' } });
  await helpslip.call('GET', `/api/v1/tickets/${reference}`);
  await helpslip.settle();
  const metrics = await (await helpslip.call('GET', '/metrics')).text();
  expect(metrics).toMatch(
    /helpslip_http_requests_total\{method="GET",route="\/api\/v1\/tickets\/:reference",status="200",ok="true"\} 1/,
  );
  expect(metrics).toContain('helpslip_deliveries{status="sent"} 1');
  expect(metrics).not.toMatch(new RegExp(`ada|${reference}`, 'i'));
});

test('an idempotency key in quotes is the bare one', async () => {
  const key = newKey()['Idempotency-Key'];
  const bare = await helpslip.call('POST', '/api/v1/tickets', {
    body: newTicket(),
    headers: { 'Idempotency-Key': key },
  });
  const quoted = await helpslip.call('POST', '/api/v1/tickets', {
    body: newTicket(),
    headers: { 'Idempotency-Key': `"${key}"` },
  });
  expect(await quoted.json()).toEqual(await bare.json());
});
