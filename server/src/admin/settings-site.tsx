/** @jsxImportSource hono/jsx */
import { PROMISE_PLACE, promiseText } from '@helpslip/shared/promise-text';
import { contrastBetween } from '../notifications/letters/letter-colors.ts';
import { siteTextOf } from '../sites/save-site.ts';
import { markOf, type SiteSettings } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { FormToken } from './layout.tsx';
import { AreaRow, type FormState, Notice, SelectRow, savedState, TextRow, TICKED, TickRow } from './settings-form.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';
import { contactLines } from './settings-lines.ts';

/** A site as it stands in its form. */
export function typedSite(site: SiteSettings): Record<string, string> {
  const { isFromReplies, atRiskMinutes, within, outside } = site.promise_settings;
  return {
    name: site.name,
    shownName: site.brand.shownName ?? '',
    color: site.brand.color ?? '',
    mode: site.mode,
    within: within ?? '',
    outside: outside ?? '',
    isFromReplies: isFromReplies ? TICKED : '',
    atRiskMinutes: atRiskMinutes === undefined ? '' : String(atRiskMinutes),
    supported: site.policies.supported ?? '',
    privacyHref: site.policies.privacyHref ?? '',
    contacts: contactLines(site.contacts),
    followUpDays: site.follow_up_days === null ? '' : String(site.follow_up_days),
    locales: site.locales.join(', '),
    allowedOrigins: site.allowed_origins.join('\n'),
  };
}

/** GET /admin/settings/:site */
export async function sitePage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  return answerSite(c, site, savedState(typedSite(site)));
}

export async function answerSite(c: WebContext, site: SiteSettings, form: FormState): Promise<Response> {
  const href = settingsHref(site.key);
  const isOn = site.disabled_at === null;
  return answerSettings(
    c,
    site,
    { title: 'Site', part: 'site', status: form.status },
    <>
      <form class="card" method="post" action={href} aria-labelledby="site-title">
        <h2 id="site-title">What visitors see</h2>
        <p class="hint">
          The key of this site is <code>{site.key}</code>. Visitors have what you save within half a minute.
        </p>
        <FormToken value={c.get('formToken')} />
        <input type="hidden" name="seen" value={markOf(siteTextOf(site))} />
        <Notice form={form} isSaved={c.req.query('saved') === 'site'} />
        <SiteInputs form={form} color={site.brand.color} />
        <button class="button" type="submit">
          Save site
        </button>
      </form>
      <form class="card" method="post" action={`${href}/switch`} aria-labelledby="switch-title">
        <h2 id="switch-title">{isOn ? 'Switch this site off' : 'Switch this site on'}</h2>
        <p class="hint">
          {isOn
            ? 'Its widget is gone from your pages, and nothing is taken for it. Nothing is deleted, and you can switch it on again.'
            : 'Its widget is back, with all that was there.'}
        </p>
        <FormToken value={c.get('formToken')} />
        <button class="button quiet" type="submit" name="do" value={isOn ? 'off' : 'on'}>
          {isOn ? 'Switch off' : 'Switch on'}
        </button>
      </form>
    </>,
  );
}

const modes = [
  { value: 'answers-first', label: 'Answers first, then writing' },
  { value: 'neutral', label: 'Both side by side' },
  { value: 'ask-first', label: 'Writing first' },
];

function SiteInputs({ form, color }: { form: FormState; color: string | undefined }) {
  return (
    <>
      <TextRow form={form} name="name" label="Name" hint="Letters and the desk say it." isRequired />
      <TextRow form={form} name="shownName" label="Name in the widget" hint="Where it is to be another one." />
      <TextRow form={form} name="color" label="Colour" hint={<ColorHint color={color} />} />
      <SelectRow form={form} name="mode" label="After the category comes" options={modes} />
      <AreaRow
        form={form}
        name="within"
        label="The promise, while you are open"
        rows={2}
        hint={`${PROMISE_PLACE} is where the time goes. Left empty: ${promiseText({}, true)}`}
      />
      <AreaRow
        form={form}
        name="outside"
        label="The promise, while you are closed"
        rows={2}
        hint={`Left empty: ${promiseText({}, false)}`}
      />
      <TickRow
        form={form}
        name="isFromReplies"
        label="Promise later when replies really came later"
        hint="As four of five replies of the last 30 days came, where that is later than the category says."
      />
      <TextRow
        form={form}
        name="atRiskMinutes"
        label="Warn staff this many open minutes before"
        hint="Left empty: when a quarter of the time is left."
      />
      <AreaRow
        form={form}
        name="supported"
        label="What is supported"
        rows={3}
        hint="Shown above the button that sends."
      />
      <TextRow form={form} name="privacyHref" label="Address of your privacy policy" />
      <AreaRow
        form={form}
        name="contacts"
        label="Other ways to reach you"
        rows={3}
        isPlain
        hint="One a line: phone | +49 30 1234567, email | help@acme.example, chat | Chat with us | https://acme.example/chat"
      />
      <TextRow
        form={form}
        name="followUpDays"
        label="Ask this many days after completion whether it is solved"
        hint="From 1 to 90. Left empty: never."
      />
      <TextRow
        form={form}
        name="locales"
        label="Languages"
        hint="Tags with commas between, such as en, de. The first is that of your own texts; Languages above has the others."
      />
      <AreaRow
        form={form}
        name="allowedOrigins"
        label="Pages that may use the widget"
        rows={3}
        isPlain
        hint="One origin a line, such as https://shop.example. Left empty: all. Browsers keep to it; programs can lie."
      />
    </>
  );
}

const ENOUGH = 4.5;

/** The saved colour, what is written on it, and how well that can be read. */
function ColorHint({ color }: { color: string | undefined }) {
  if (!color) return <>Such as #3454d1, as your pages have it.</>;
  const onWhite = contrastBetween(color, '#ffffff');
  const ink = onWhite >= ENOUGH ? '#ffffff' : '#000000';
  const ratio = contrastBetween(color, ink);
  return (
    <>
      <svg class="swatch" width="64" height="24" aria-hidden="true">
        <rect width="64" height="24" rx="6" fill={color} />
        <text x="32" y="17" text-anchor="middle" fill={ink}>
          Send
        </text>
      </svg>{' '}
      {ink === '#ffffff' ? 'White' : 'Black'} is written on it, at a contrast of {ratio.toFixed(1)} to 1
      {onWhite < ENOUGH && '; as a colour of links on white it is made darker, to be readable'}.
    </>
  );
}
