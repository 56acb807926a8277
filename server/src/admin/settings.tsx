/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';
import { timeZoneSchema } from '../promises/calendar.ts';
import { addSite } from '../sites/add-site.ts';
import { type SiteSettings, settingsOfOwner } from '../sites/site-settings.ts';
import { starterSite } from '../sites/starter-site.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { type FormState, Notice, savedState, TextRow, unfinishedState } from './settings-form.tsx';
import { settingsHref } from './settings-frame.tsx';

const newSiteSchema = v.strictObject({
  name: filledLine(limits.name),
  key: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'Write lower-case letters, digits and dashes, such as my-shop.'),
  ),
  timeZone: v.pipe(v.string(), v.trim(), timeZoneSchema),
});

/** GET /admin/settings */
export function settingsPage(c: WebContext): Promise<Response> {
  return answerSites(c, savedState({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }));
}

/** POST /admin/settings: adds a site, and shows what to put on its pages. */
export async function addSiteDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, newSiteSchema);
  if (!values) return answerSites(c, unfinishedState(unfinished));
  const isAdded = await addSite(c.get('deps'), starterSite(values), staffIn(c).id);
  if (isAdded !== null) return c.redirect(`${settingsHref(values.key)}/install`, 303);
  const faults = { key: 'Another site has this key. Choose another.' };
  return answerSites(c, unfinishedState({ typed: { ...values }, faults }));
}

async function answerSites(c: WebContext, form: FormState): Promise<Response> {
  const sites = await settingsOfOwner(c.get('deps').db, staffIn(c).id);
  return answerPage(
    c,
    { title: 'Settings', here: 'settings', status: form.status },
    <div class="settings">
      <h1>Settings</h1>
      {sites.length > 0 && <SiteList sites={sites} />}
      <section class="card" aria-labelledby="add-title">
        <h2 id="add-title">{sites.length > 0 ? 'Add another site' : 'Add your site'}</h2>
        <form method="post" action="/admin/settings">
          <FormToken value={c.get('formToken')} />
          <Notice form={form} />
          <TextRow form={form} name="name" label="Name" hint="Visitors and letters read it." isRequired />
          <TextRow
            form={form}
            name="key"
            label="Key"
            hint="A short name for the script tag, such as my-shop. It stays for good."
            isRequired
          />
          <TextRow form={form} name="timeZone" label="Time zone" hint="Such as Europe/Berlin." isRequired />
          <p class="hint">It starts with office hours and three categories. You can change all of it.</p>
          <button class="button" type="submit">
            Add site
          </button>
        </form>
      </section>
      <p class="more">
        <a href="/admin/diagnose">Diagnose</a> <a href="/admin/audit">Who changed what</a>
      </p>
    </div>,
  );
}

function SiteList({ sites }: { sites: SiteSettings[] }) {
  return (
    <ul class="cards">
      {sites.map((site) => (
        <li>
          <a href={settingsHref(site.key)}>
            <bdi>{site.name}</bdi>
          </a>
          {site.disabled_at && <span class="off">Switched off</span>}
          <p class="hint">
            <code>{site.key}</code>
          </p>
          <p class="more">
            <a href={`${settingsHref(site.key)}/categories`}>Categories</a>
            <a href={`${settingsHref(site.key)}/calendar`}>Hours</a>
            <a href={`${settingsHref(site.key)}/install`}>Install</a>
          </p>
        </li>
      ))}
    </ul>
  );
}
