import { lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { isTimeZone } from '../promises/calendar.ts';
import { importHolidays } from '../promises/import-holidays.ts';
import { instantAt } from '../promises/instant-at.ts';
import { saveCalendar } from '../sites/save-calendar.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerCalendar } from './settings-calendar.tsx';
import type { Trial } from './settings-calendar-trial.tsx';
import { refusedState, savedState, unfinishedState } from './settings-form.tsx';
import { settingsHref, siteIn } from './settings-frame.tsx';
import { holidayLines, readCalendar, typedCalendar } from './settings-weekly.ts';

const LONGEST_AREA = 120_000;
const typed = lines(500);

const calendarForm = v.strictObject({
  timeZone: typed,
  day1: typed,
  day2: typed,
  day3: typed,
  day4: typed,
  day5: typed,
  day6: typed,
  day7: typed,
  holidays: lines(LONGEST_AREA),
  ics: lines(LONGEST_AREA),
  tryAt: typed,
  tryZone: typed,
  seen: typed,
  do: v.picklist(['save', 'try', 'import']),
});
type CalendarForm = v.InferOutput<typeof calendarForm>;

/** POST /admin/settings/:site/calendar: saves the hours, tries them, or adds the holidays of a file to what is typed. */
export async function calendarDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, calendarForm);
  if (!values) return answerCalendar(c, await siteIn(c), unfinishedState(unfinished), {});
  if (values.do === 'import') return importInto(c, values);
  return values.do === 'try' ? tryHours(c, values) : save(c, values);
}

async function save(c: WebContext, values: CalendarForm): Promise<Response> {
  const site = await siteIn(c);
  const { calendar, faults } = readCalendar(values);
  if (!calendar) return answerCalendar(c, site, unfinishedState({ typed: values, faults }), {});
  try {
    await saveCalendar(c.get('deps'), staffIn(c).id, { siteId: site.id, seen: values.seen }, calendar);
  } catch (thrown) {
    const now = await siteIn(c);
    return answerCalendar(c, now, refusedState(thrown, values, typedCalendar(now.calendar)), {});
  }
  return c.redirect(`${settingsHref(site.key)}/calendar?saved=hours`, 303);
}

async function tryHours(c: WebContext, values: CalendarForm): Promise<Response> {
  const site = await siteIn(c);
  const { calendar, faults } = readCalendar(values);
  const trial = readTrial(values, faults);
  if (!calendar || !trial) return answerCalendar(c, site, unfinishedState({ typed: values, faults }), {});
  return answerCalendar(c, site, savedState(values), { trial: { ...trial, calendar } });
}

function readTrial({ tryAt, tryZone }: CalendarForm, faults: Unfinished['faults']): Trial | null {
  const timeZone = tryZone.trim();
  if (!isTimeZone(timeZone)) {
    faults.tryZone = 'This is not a time zone. Write one such as Asia/Tokyo.';
    return null;
  }
  try {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(tryAt)) return { at: instantAt(tryAt, timeZone), timeZone };
  } catch {
    // A day that no calendar has, such as 30 February.
  }
  faults.tryAt = 'Choose a day and a time.';
  return null;
}

async function importInto(c: WebContext, values: CalendarForm): Promise<Response> {
  const site = await siteIn(c);
  try {
    const { holidays, refused } = importHolidays(values.ics, c.get('deps').clock());
    const there = new Set(values.holidays.split('\n').map((written) => written.trim()));
    const added = holidays.map((holiday) => holidayLines([holiday])).filter((written) => !there.has(written));
    const all = [values.holidays.trim(), ...added].filter(Boolean).join('\n');
    const form = savedState({ ...values, holidays: all, ics: '' });
    return answerCalendar(c, site, form, { imported: { taken: added.length, refused } });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return answerCalendar(c, site, unfinishedState({ typed: values, faults: { ics: thrown.message } }), {});
  }
}
