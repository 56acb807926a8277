/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { jobTurns } from '../db/job-turns.ts';
import { BACKUP_MARK, type DatabaseStanding, databaseStanding, lastBackupAt } from '../db/standing.ts';
import { type MailStanding, mailStanding } from '../notifications/mail-standing.ts';
import { originsOf, type SeenOrigin } from '../sites/note-origin.ts';
import { type SiteSettings, settingsOfOwner } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage } from './layout.tsx';
import { settingsHref } from './settings-frame.tsx';
import { Instant } from './times.tsx';

const LATE_JOB_MS = 1_200_000;
const LATE_LETTER_MS = 300_000;
const OLD_BACKUP_MS = 2 * 86_400_000;

/** GET /admin/diagnose: whether all is well, and where it is not. */
export async function diagnosePage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staffId = staffIn(c).id;
  const sites = await settingsOfOwner(deps.db, staffId);
  const [origins, mail, turns, database, backupAt] = await Promise.all([
    Promise.all(sites.map(({ id }) => originsOf(deps, id))),
    mailStanding(deps, staffId),
    jobTurns(deps.db),
    databaseStanding(deps.db),
    lastBackupAt(deps.config.dataDir),
  ]);
  const at: Clock = { now: deps.clock(), timeZone: sites[0]?.calendar.timeZone ?? 'UTC' };
  return answerPage(
    c,
    { title: 'Diagnose', here: 'settings' },
    <div class="settings">
      <p class="back">
        <a href="/admin/settings">Settings</a>
      </p>
      <h1>Is all well?</h1>
      <dl class="findings-list">
        {sites.map((site, place) => (
          <WidgetFinding site={site} origins={origins[place] ?? []} at={at} baseUrl={deps.config.baseUrl} />
        ))}
        <MailFinding mail={mail} at={at} />
        <JobsFinding turns={turns} at={at} />
        <BackupFinding backupAt={backupAt} at={at} />
        <Versions database={database} />
      </dl>
    </div>,
  );
}

interface Clock {
  now: Date;
  timeZone: string;
}

type Standing = 'good' | 'bad' | 'unknown';
const STANDING_WORDS: Record<Standing, string> = { good: 'Well', bad: 'Look at this', unknown: 'Unknown' };

function Finding({ title, standing, children }: { title: Child; standing: Standing; children: Child }) {
  return (
    <div class="card">
      <dt>
        <span>{title}</span> <span class={`standing ${standing}`}>{STANDING_WORDS[standing]}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface WidgetFindingProps {
  site: SiteSettings;
  origins: SeenOrigin[];
  at: Clock;
  baseUrl: string;
}

function WidgetFinding({ site, origins, at, baseUrl }: WidgetFindingProps) {
  const allowed = site.allowed_origins;
  const isRefused = ({ origin }: SeenOrigin) =>
    allowed.length > 0 && !allowed.includes(origin) && origin !== new URL(baseUrl).origin;
  const refused = origins.filter(isRefused);
  const standing = origins.length === 0 ? 'unknown' : refused.length > 0 || site.disabled_at ? 'bad' : 'good';
  return (
    <Finding
      title={
        <>
          The widget of <bdi>{site.name}</bdi>
        </>
      }
      standing={standing}
    >
      {site.disabled_at && <p>The site is switched off.</p>}
      {origins.length === 0 ? (
        <p>
          No visitor has opened it in the last 30 days. Open a page of yours and press the button; then look here again.{' '}
          <a href={`${settingsHref(site.key)}/install`}>What to put on a page</a>
        </p>
      ) : (
        <ul>
          {origins.map((seen) => (
            <li>
              <code>{seen.origin}</code>, last seen <Instant at={seen.lastSeenAt} {...at} />
              {isRefused(seen) && (
                <>
                  {': '}
                  <a href={`${settingsHref(site.key)}#allowedOrigins`}>not among the pages that you allow</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Finding>
  );
}

function MailFinding({ mail, at }: { mail: MailStanding; at: Clock }) {
  const isInside = mail.transport === 'dev-mailbox';
  const isLate = mail.oldestDueAt !== null && at.now.getTime() - mail.oldestDueAt.getTime() > LATE_LETTER_MS;
  return (
    <Finding
      title="Mail"
      standing={mail.dead > 0 || isLate ? 'bad' : isInside || !mail.lastSentAt ? 'unknown' : 'good'}
    >
      {isInside ? (
        <p>No letter leaves this machine: no mail service is set up. They are kept and shown at the desk.</p>
      ) : (
        <p>Letters leave by {mail.transport === 'smtp' ? 'SMTP' : 'Resend'}.</p>
      )}
      <p>
        Last sent: {mail.lastSentAt ? <Instant at={mail.lastSentAt} {...at} /> : 'never'}. Due now: {mail.due}
        {mail.oldestDueAt && (
          <>
            , the oldest since <Instant at={mail.oldestDueAt} {...at} />
          </>
        )}
        . Given up: {mail.dead}. <a href="/admin/letters">All letters</a>
      </p>
    </Finding>
  );
}

function JobsFinding({ turns, at }: { turns: { name: string; last_ended_at: Date }[]; at: Clock }) {
  const late = turns.filter(({ last_ended_at }) => at.now.getTime() - last_ended_at.getTime() > LATE_JOB_MS);
  return (
    <Finding title="Jobs" standing={turns.length === 0 ? 'unknown' : late.length > 0 ? 'bad' : 'good'}>
      {turns.length === 0 ? (
        <p>No job has run yet. They start with the server.</p>
      ) : (
        <ul>
          {turns.map(({ name, last_ended_at }) => (
            <li>
              <code>{name}</code> last ran <Instant at={last_ended_at} {...at} />
            </li>
          ))}
        </ul>
      )}
    </Finding>
  );
}

function BackupFinding({ backupAt, at }: { backupAt: Date | null; at: Clock }) {
  const isOld = backupAt !== null && at.now.getTime() - backupAt.getTime() > OLD_BACKUP_MS;
  return (
    <Finding title="Backup" standing={backupAt === null ? 'unknown' : isOld ? 'bad' : 'good'}>
      {backupAt ? (
        <p>
          The last one is of <Instant at={backupAt} {...at} />.
        </p>
      ) : (
        <p>
          Nobody has told us of one. Have your backup touch the file <code>{BACKUP_MARK}</code> in the data directory
          each time it is complete; its age stands here then.
        </p>
      )}
    </Finding>
  );
}

function Versions({ database }: { database: DatabaseStanding }) {
  return (
    <Finding title="Database and versions" standing="good">
      <p>
        The database holds {(database.bytes / 1_048_576).toFixed(1)} MB. PostgreSQL {database.version}, Node{' '}
        {process.versions.node}, widget {widgetFiles().version}.
      </p>
    </Finding>
  );
}
