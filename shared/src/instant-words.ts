import { spokenOf } from './languages.ts';

/** A language and perhaps a region, as browsers send them; other parts of a tag would change digits and calendar of a text for strangers. */
const PLAIN_TAG = /^[a-z]{2}(?:-[A-Z]{2})?$/i;
const MOST_FORMATS = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant in full, in its reader's zone, with the zone named: `Monday 23 November at 11:00 (Europe/Berlin)`. Letters, follow page and
 * desk say a promise by it.
 * @param timeZone an IANA name, as a browser sent it; an unknown one gives UTC
 * @param locale a language tag; one that no text is in gives the English of Britain
 */
export function instantWords(at: Date, timeZone: string, locale: string): string {
  const language = dateLanguage(locale);
  try {
    return `${formatOf(language, timeZone).format(at)} (${timeZone})`;
  } catch {
    return `${formatOf(language, 'UTC').format(at)} (UTC)`;
  }
}

function dateLanguage(locale: string): string {
  const spoken = spokenOf([locale]);
  return spoken && PLAIN_TAG.test(locale) ? locale : (spoken?.locale ?? 'en-GB');
}

/** Making a format is slow, and the zones of most readers are few. */
function formatOf(language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  // Zones come from strangers: the store must not grow with what they send.
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, format);
  return format;
}
