/** @jsxImportSource hono/jsx */
import type { Calendar } from '@helpslip/shared/contract';
import { nextFridayEvening } from '../promises/instant-at.ts';
import { categoriesOf } from '../sites/queries.ts';
import { markOf, type SiteSettings } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { FormToken } from './layout.tsx';
import { CalendarTrial, type Trial } from './settings-calendar-trial.tsx';
import { AreaRow, type FormState, Notice, savedState, TextRow } from './settings-form.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';
import { typedCalendar, weekdays } from './settings-weekly.ts';

/** What the page shows beside the form. */
export interface CalendarExtras {
  /** A calendar that is not saved yet, and when a visitor writes. */
  trial?: Trial & { calendar: Calendar };
  /** What of an imported file was taken, and what was not. */
  imported?: { taken: number; refused: { event: number; name: string; reason: string }[] };
}

/** A visitor to try the calendar with, until another one is typed. */
function firstTrial(now: Date): Record<'tryAt' | 'tryZone', string> {
  return { tryAt: nextFridayEvening('Asia/Tokyo', now), tryZone: 'Asia/Tokyo' };
}

/** GET /admin/settings/:site/calendar */
export async function calendarPage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const typed = { ...typedCalendar(site.calendar), ...firstTrial(c.get('deps').clock()) };
  return answerCalendar(c, site, savedState(typed), {});
}

export async function answerCalendar(
  c: WebContext,
  site: SiteSettings,
  form: FormState,
  { trial, imported }: CalendarExtras,
): Promise<Response> {
  const categories = trial ? await categoriesOf(c.get('deps'), site.id) : [];
  return answerSettings(
    c,
    site,
    { title: 'Hours', part: 'calendar', status: form.status },
    <form class="card" method="post" action={`${settingsHref(site.key)}/calendar`} aria-labelledby="hours-title">
      <h2 id="hours-title">When people are there</h2>
      <p class="hint">Promises are counted in these hours. Those that were given already stay as they were told.</p>
      <FormToken value={c.get('formToken')} />
      <input type="hidden" name="seen" value={markOf(site.calendar)} />
      <Notice form={form} isSaved={c.req.query('saved') === 'hours'} />
      {imported && <Imported {...imported} />}
      <TextRow form={form} name="timeZone" label="Time zone" hint="Such as Europe/Berlin." isRequired />
      <div class="week">
        {weekdays.map(({ day, name }) => (
          <TextRow form={form} name={`day${day}`} label={name} />
        ))}
      </div>
      <p class="hint">
        Such as 09:00–12:30, 13:30–17:00. Leave a day empty when nobody is there. A period such as 22:00–06:00 runs over
        midnight.
      </p>
      <AreaRow
        form={form}
        name="holidays"
        label="Holidays"
        rows={6}
        isPlain
        hint="One a line: 2026-05-01 Labour Day, 2026-12-24 to 2026-12-26 Christmas, every year 2026-01-01 New Year."
      />
      <details open={form.faults.ics !== undefined}>
        <summary>Take holidays from a calendar file</summary>
        <AreaRow
          form={form}
          name="ics"
          label="The text of an .ics file"
          rows={4}
          isPlain
          hint="Open the file in a text editor, and paste all of it. Its holidays are added to those above; nothing is saved yet."
        />
        <button class="button quiet" type="submit" name="do" value="import">
          Add these holidays
        </button>
      </details>
      <div class="buttons">
        <button class="button" type="submit" name="do" value="save">
          Save hours
        </button>
      </div>
      <fieldset class="trial">
        <legend>Try it before you save</legend>
        <div class="pair">
          <TextRow form={form} name="tryAt" label="A visitor writes on" type="datetime-local" />
          <TextRow form={form} name="tryZone" label="from" hint="Their time zone: the time is that of their clock." />
        </div>
        <button class="button quiet" type="submit" name="do" value="try">
          What would they read?
        </button>
        {trial && <CalendarTrial site={site} trial={trial} calendar={trial.calendar} categories={categories} />}
      </fieldset>
    </form>,
  );
}

function Imported({ taken, refused }: NonNullable<CalendarExtras['imported']>) {
  return (
    <div class="notice" role="status">
      <p>
        {taken === 0
          ? 'The file has no holiday that is still to come.'
          : `${taken} holidays were added below. Save to keep them.`}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ event, name, reason }) => (
            <li>
              Event {event}
              {name && ` (${name})`}: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
