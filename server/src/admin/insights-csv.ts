import { recordAudit } from '../db/record-audit.ts';
import { Refusal } from '../errors.ts';
import { readInsights } from '../insights/read-insights.ts';
import { openMinutesWithin } from '../promises/open-minutes.ts';
import { csvOf } from '../web/csv.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { askedInsights } from './insights-asked.ts';
import { figureTables } from './insights-tables.ts';

/** GET /admin/insights/tables/:file, such as `answers.csv`: a table of the insights for a spreadsheet, for owners. */
export async function insightsCsv(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const asked = await askedInsights(c);
  const name = /^([a-z-]+)\.csv$/.exec(c.req.param('file') ?? '')?.[1] ?? '';
  const tableOf = Object.hasOwn(figureTables, name) ? figureTables[name] : undefined;
  if (!asked || !tableOf) throw new Refusal('not-found', 'There is no such table.');
  const { head, rows } = tableOf(await readInsights(deps, asked.facts, asked.period, openMinutesWithin));
  const { days } = asked.period;
  const detail = { table: name, from: days[0], to: days.at(-1) };
  await recordAudit(
    deps.db,
    { siteId: asked.site.id, staffId: staffIn(c).id, action: 'insights-exported', detail },
    deps.clock(),
  );
  c.header('Content-Disposition', `attachment; filename="${asked.site.key}-${name}-${days[0]}-${days.at(-1)}.csv"`);
  return c.body(csvOf([head, ...rows]), 200, { 'Content-Type': 'text/csv; charset=utf-8; header=present' });
}
