/** @jsxImportSource hono/jsx */
import type { Calendar } from '@helpslip/shared/contract';
import { instantWords } from '@helpslip/shared/instant-words';
import { promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import { isOpenAt } from '../promises/business-minutes.ts';
import { promiseTime } from '../promises/promise.ts';
import type { Category } from '../sites/queries.ts';
import type { SiteSettings } from '../sites/site-settings.ts';

export interface Trial {
  /** When a visitor writes. */
  at: Date;
  /** Where they are. */
  timeZone: string;
}

interface TrialProps {
  site: SiteSettings;
  trial: Trial;
  /** As it was typed, saved or not. */
  calendar: Calendar;
  categories: Category[];
}

const LOCALE = 'en-GB';

/** What a visitor would read at an instant, category by category, and what that is on the owner's clock. */
export function CalendarTrial({ site, trial: { at, timeZone }, calendar, categories }: TrialProps) {
  const isOpen = isOpenAt(calendar, at);
  const ground = { calendar, promise_settings: site.promise_settings };
  const text = promiseText(site.promise_settings, isOpen);
  return (
    <div class="trial-result" role="status">
      <p>
        With you it is then {instantWords(at, calendar.timeZone, LOCALE)}, and you are {isOpen ? 'open' : 'closed'}.
      </p>
      <dl>
        {categories.map((category) => {
          const by = category.thanks ? null : (promiseTime(ground, category, at)?.by ?? null);
          return (
            <>
              <dt dir="auto">{category.name}</dt>
              <dd>
                {by ? (
                  <>
                    <q dir="auto">{promiseSentence(text, instantWords(by, timeZone, LOCALE))}</q>
                    <span class="hint">With you: {instantWords(by, calendar.timeZone, LOCALE)}</span>
                  </>
                ) : (
                  <q dir="auto">{category.thanks ?? 'No time is promised.'}</q>
                )}
              </dd>
            </>
          );
        })}
      </dl>
    </div>
  );
}
