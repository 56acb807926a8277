import { Hono } from 'hono';
import { deskRoutes } from './admin/routes.tsx';
import type { Deps } from './deps.ts';
import { Refusal } from './errors.ts';
import { answerPageRoutes } from './http/answer-page.tsx';
import { attachmentRoutes } from './http/attachments.ts';
import { eventRoutes } from './http/events.ts';
import { followRoutes } from './http/follow.tsx';
import { followUpRoutes } from './http/follow-ups.ts';
import { healthRoutes } from './http/health.ts';
import { helpRoutes } from './http/help.tsx';
import { openMetrics } from './http/metrics.ts';
import { notMeRoutes } from './http/not-me.tsx';
import { openapiRoutes } from './http/openapi.ts';
import { problemRoutes } from './http/problem-list.tsx';
import { siteRoutes } from './http/sites.ts';
import { ticketRoutes } from './http/tickets.ts';
import { webhookRoutes } from './http/webhooks.ts';
import { widgetRoutes } from './http/widget-files.ts';
import { answerFault } from './web/problems.ts';
import { requestContext } from './web/request-context.ts';
import { mountRoutes, type Route, type WebEnv } from './web/route.ts';
import { securityHeaders } from './web/security-headers.ts';

/** Every route there is, each with its policy. `isReady` says whether the jobs run. */
export function allRoutes(isReady: () => boolean): Route[] {
  return [
    ...widgetRoutes,
    ...siteRoutes,
    ...ticketRoutes,
    ...attachmentRoutes,
    ...followUpRoutes,
    ...eventRoutes,
    ...webhookRoutes,
    ...followRoutes,
    ...helpRoutes,
    ...answerPageRoutes,
    ...notMeRoutes,
    ...problemRoutes,
    ...openapiRoutes,
    ...healthRoutes(isReady),
    ...deskRoutes,
  ];
}

export function buildApp(deps: Deps, isReady: () => boolean = () => true): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const metrics = openMetrics(deps);
  app.use(requestContext(deps));
  app.use(metrics.measure);
  app.use(securityHeaders);
  mountRoutes(app, [...allRoutes(isReady), ...metrics.routes]);
  app.notFound((c) => answerFault(c, new Refusal('not-found', 'There is nothing at this address.')));
  app.onError((fault, c) => answerFault(c, fault));
  return app;
}
