import { eventsSchema } from '@helpslip/shared/contract';
import { noteOrigin } from '../sites/note-origin.ts';
import { siteOf } from '../sites/queries.ts';
import { recordEvents } from '../visits/record-events.ts';
import { refuseStrangeOrigin } from '../web/allowed-origin.ts';
import { readJson } from '../web/body.ts';
import type { Route, WebContext } from '../web/route.ts';

export const eventRoutes: Route[] = [
  {
    method: 'POST',
    path: '/api/v1/events',
    policy: { audience: 'everyone', isCrossOrigin: true, limit: 'events' },
    answer: postEvents,
  },
];

async function postEvents(c: WebContext): Promise<Response> {
  const { site: key, visit, events } = await readJson(c, eventsSchema);
  const deps = c.get('deps');
  const site = await siteOf(deps, key);
  await noteOrigin(deps, site.id, c.req.header('Origin'));
  refuseStrangeOrigin(c, site.allowed_origins);
  await recordEvents(deps, site.id, visit, events);
  return c.json({ kept: events.length }, 202);
}
