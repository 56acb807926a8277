import { prometheus } from '@hono/prometheus';
import type { MiddlewareHandler } from 'hono';
import { Gauge, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { deliveryCounts } from '../notifications/queries.ts';
import type { Route } from '../web/route.ts';

/** Figures for whoever watches: requests by route and status, letters by status. Nothing personal, no reference, no address. */
export function openMetrics(deps: Deps): { measure: MiddlewareHandler; routes: Route[] } {
  const registry = new Registry();
  const { printMetrics, registerMetrics } = prometheus({ registry, prefix: 'helpslip_' });
  new Gauge({
    name: 'helpslip_deliveries',
    help: 'Letters by status: due, sent, failed, suppressed',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      for (const { status, count } of await deliveryCounts(deps)) this.set({ status }, count);
    },
  });
  return {
    measure: registerMetrics,
    routes: [{ method: 'GET', path: '/metrics', policy: { audience: 'everyone' }, answer: (c) => printMetrics(c) }],
  };
}
