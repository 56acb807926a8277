import { limits } from '@helpslip/shared/limits';
import { filledLine, line, lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { promiseSettingsSchema } from '../promises/promise-settings.ts';
import { type SiteText, saveSite, switchSite } from '../sites/save-site.ts';
import { colorSchema, hrefSchema, localesSchema, originsSchema } from '../sites/site-schema.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm, type Unfinished } from './form.ts';
import { refusedState, TICKED, unfinishedState } from './settings-form.tsx';
import { settingsHref, siteIn } from './settings-frame.tsx';
import { filledLinesOf, readContacts } from './settings-lines.ts';
import { answerSite, typedSite } from './settings-site.tsx';

const LONGEST_AREA = 10_000;
const typed = line(2_000);

const siteForm = v.strictObject({
  name: filledLine(limits.name),
  shownName: line(limits.name),
  color: typed,
  mode: v.picklist(['answers-first', 'neutral', 'ask-first'], 'Choose one of these.'),
  within: typed,
  outside: typed,
  isFromReplies: v.optional(v.literal(TICKED)),
  atRiskMinutes: typed,
  supported: lines(LONGEST_AREA),
  privacyHref: typed,
  contacts: lines(LONGEST_AREA),
  followUpDays: typed,
  locales: typed,
  allowedOrigins: lines(LONGEST_AREA),
  seen: line(50),
});
type SiteForm = Omit<v.InferOutput<typeof siteForm>, 'seen'>;

/** POST /admin/settings/:site */
export async function saveSiteDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const { values, unfinished } = await readForm(c, siteForm);
  if (!values) return answerSite(c, site, unfinishedState(unfinished));
  const { seen, ...form } = values;
  const asTyped = { ...form, isFromReplies: form.isFromReplies ?? '' };
  const { text, faults } = readSite(form);
  if (Object.keys(faults).length > 0) return answerSite(c, site, unfinishedState({ typed: asTyped, faults }));
  try {
    await saveSite(c.get('deps'), staffIn(c).id, { siteId: site.id, seen }, text);
  } catch (thrown) {
    const now = await siteIn(c);
    return answerSite(c, now, refusedState(thrown, asTyped, typedSite(now)));
  }
  return c.redirect(`${settingsHref(site.key)}?saved=site`, 303);
}

const switchForm = v.strictObject({ do: v.picklist(['on', 'off']) });

/** POST /admin/settings/:site/switch */
export async function switchSiteDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const { values } = await readForm(c, switchForm);
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  await switchSite(c.get('deps'), staffIn(c).id, { siteId: site.id, isOn: values.do === 'on' });
  return c.redirect(settingsHref(site.key), 303);
}

/** Reads every input by its own schema, so that all faults are told at once. */
function readSite(form: SiteForm): { text: SiteText; faults: Unfinished['faults'] } {
  const faults: Unfinished['faults'] = {};
  function read<Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
    value: unknown,
    otherwise: v.InferOutput<Schema>,
  ): v.InferOutput<Schema> {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    faults[name] = result.issues[0].message;
    return otherwise;
  }
  const promise = readPromise(form, faults);
  const contacts = readContacts(form.contacts);
  if (contacts.fault) faults.contacts = contacts.fault;
  const color = read('color', v.union([v.literal(''), colorSchema], 'Write a colour such as #3454d1.'), form.color, '');
  const privacyHref = form.privacyHref && read('privacyHref', hrefSchema, form.privacyHref, '');
  const locales = form.locales.split(/[\s,]+/).filter(Boolean);
  const origins = filledLinesOf(form.allowedOrigins).map((origin) => origin.replace(/\/$/, ''));
  const text: SiteText = {
    name: form.name,
    mode: form.mode,
    brand: { ...(color ? { color } : {}), ...(form.shownName ? { shownName: form.shownName } : {}) },
    policies: { ...(form.supported ? { supported: form.supported } : {}), ...(privacyHref ? { privacyHref } : {}) },
    promise,
    contacts: contacts.entries,
    locales: read('locales', localesSchema, locales, []),
    allowedOrigins: read('allowedOrigins', originsSchema, origins, []),
    followUpDays: read('followUpDays', followUpDays, form.followUpDays, null),
  };
  return { text, faults };
}

const followUpDays = v.union(
  [
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(90)),
  ],
  'Write a number of days from 1 to 90, or nothing.',
);

function readPromise(form: SiteForm, faults: Unfinished['faults']): SiteText['promise'] {
  const read = v.safeParse(promiseSettingsSchema, {
    ...(form.isFromReplies ? { isFromReplies: true } : {}),
    ...(form.atRiskMinutes ? { atRiskMinutes: Number(form.atRiskMinutes) } : {}),
    ...(form.within ? { within: form.within } : {}),
    ...(form.outside ? { outside: form.outside } : {}),
  });
  if (read.success) return read.output;
  for (const issue of read.issues) faults[String(issue.path?.[0]?.key ?? 'within')] ??= issue.message;
  return {};
}
