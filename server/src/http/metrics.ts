import { prometheus } from '@hono/prometheus';
import type { MiddlewareHandler } from 'hono';
import { Gauge, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { inboundCounts } from '../inbound/desk-queries.ts';
import { deliveryCounts, deliveryDelays } from '../notifications/queries.ts';
import { heldCounts } from '../tickets/review-held.ts';
import type { Route } from '../web/route.ts';
import { challengeCounts } from './challenge-counts.ts';

/** Figures for whoever watches: requests by route and status, letters by status. Nothing personal, no reference, no address. */
export function openMetrics(deps: Deps): { measure: MiddlewareHandler; routes: Route[] } {
  const registry = new Registry();
  const { printMetrics, registerMetrics } = prometheus({ registry, prefix: 'helpslip_' });
  new Gauge({
    name: 'helpslip_deliveries',
    help: 'Letters by status: due, sent, failed, maybe-sent, suppressed',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { status, count } of await deliveryCounts(deps)) this.set({ status }, count);
    },
  });
  new Gauge({
    name: 'helpslip_inbound',
    help: 'Webhook calls that are due or failed, and mails by what became of them',
    labelNames: ['stage'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { stage, count } of await inboundCounts(deps)) this.set({ stage }, count);
    },
  });
  new Gauge({
    name: 'helpslip_deliveries_delay_seconds',
    help: 'How long the oldest letter that is due has waited, and for how long no letter may leave',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const { oldestDue, closedFor } = await deliveryDelays(deps);
      this.set({ kind: 'oldest-due' }, oldestDue);
      this.set({ kind: 'transport-closed' }, closedFor);
    },
  });
  new Gauge({
    name: 'helpslip_held',
    help: 'Tickets that are held for review, by each reason they are held for',
    labelNames: ['reason'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { reason, count } of await heldCounts(deps)) this.set({ reason }, count);
    },
  });
  new Gauge({
    name: 'helpslip_challenges',
    help: 'Challenges of this process since its start: asked, solved, or answered wrongly',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      for (const [outcome, count] of challengeCounts(deps)) this.set({ outcome }, count);
    },
  });
  return {
    measure: registerMetrics,
    routes: [{ method: 'GET', path: '/metrics', policy: { audience: 'everyone' }, answer: (c) => printMetrics(c) }],
  };
}
