/** @jsxImportSource hono/jsx */
import { type SiteSettings, settingsOfOwner } from '../sites/site-settings.ts';
import { AUDIT_PAGE, type AuditEntry, type AuditFilter, auditActions, auditEntries } from '../staff/audit-queries.ts';
import type { WebContext } from '../web/route.ts';
import { changesIn } from './audit-words.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage } from './layout.tsx';
import { exactly } from './times.tsx';

/** GET /admin/audit: who changed what, the latest first. */
export async function auditPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staffId = staffIn(c).id;
  const filter = filterIn(c);
  const [found, actions, sites] = await Promise.all([
    auditEntries(deps, staffId, filter),
    auditActions(deps, staffId),
    settingsOfOwner(deps.db, staffId),
  ]);
  const entries = found.slice(0, AUDIT_PAGE);
  const timeZone = sites[0]?.calendar.timeZone ?? 'UTC';
  const last = found.length > AUDIT_PAGE ? entries.at(-1) : undefined;
  return answerPage(
    c,
    { title: 'Who changed what', here: 'settings' },
    <div class="settings">
      <p class="back">
        <a href="/admin/settings">Settings</a>
      </p>
      <h1>Who changed what</h1>
      <Filter filter={filter} actions={actions} sites={sites} />
      {entries.length === 0 ? (
        <p class="lead">Nothing that fits is on record. What people change at this desk stands here from then on.</p>
      ) : (
        <ol class="audit">
          {entries.map((entry) => (
            <Entry entry={entry} timeZone={timeZone} />
          ))}
        </ol>
      )}
      {last && (
        <p>
          <a class="button quiet" href={`/admin/audit?${queryOf({ ...filter, before: last.id })}`}>
            Older
          </a>
        </p>
      )}
    </div>,
  );
}

/** What cannot be a filter is none. */
function filterIn(c: WebContext): AuditFilter {
  const word = (name: string) => c.req.query(name)?.match(/^[a-z0-9-]{1,64}$/)?.[0] ?? null;
  const before = c.req.query('before')?.match(/^\d{1,15}$/)?.[0];
  return { action: word('action'), site: word('site'), before: before ? Number(before) : null };
}

function queryOf({ action, site, before }: AuditFilter): string {
  const pairs = {
    ...(action ? { action } : {}),
    ...(site ? { site } : {}),
    ...(before ? { before: String(before) } : {}),
  };
  return new URLSearchParams(pairs).toString();
}

interface FilterProps {
  filter: AuditFilter;
  actions: string[];
  sites: SiteSettings[];
}

function Filter({ filter, actions, sites }: FilterProps) {
  return (
    <form class="audit-filter" method="get" action="/admin/audit">
      <div>
        <label for="action">What</label>
        <select id="action" name="action">
          <option value="">Everything</option>
          {actions.map((action) => (
            <option value={action} selected={action === filter.action}>
              {action.replaceAll('-', ' ')}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="site">Site</label>
        <select id="site" name="site">
          <option value="">All</option>
          {sites.map(({ key, name }) => (
            <option value={key} selected={key === filter.site}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="button quiet" type="submit">
        Show
      </button>
    </form>
  );
}

function Entry({
  entry: { at, staffName, action, detail, siteName },
  timeZone,
}: {
  entry: AuditEntry;
  timeZone: string;
}) {
  const { facts, changes } = changesIn(detail);
  return (
    <li>
      <p>
        <strong>{action.replaceAll('-', ' ')}</strong> by <bdi>{staffName}</bdi>
        {siteName && (
          <>
            {' '}
            at <bdi>{siteName}</bdi>
          </>
        )}
      </p>
      <p class="hint">
        <time dateTime={at.toISOString()}>{exactly(at, timeZone)}</time>
      </p>
      {facts && (
        <p class="facts" dir="auto">
          {facts}
        </p>
      )}
      {changes.map(({ what, before, after }) => (
        <p class="change" dir="auto">
          {what}: <del>{before}</del> <ins>{after}</ins>
        </p>
      ))}
    </li>
  );
}
