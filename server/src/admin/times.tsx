/** @jsxImportSource hono/jsx */

type Style = 'exact' | 'near' | 'day' | 'clock';
const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  exact: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  near: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and a page needs the same few again and again. */
function formatOf(style: Style, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...styles[style], hourCycle: 'h23', timeZone });
  formats.set(key, format);
  return format;
}

/** An instant in full, with its zone: `Monday, 23 November 2026 at 11:00 (Europe/Berlin)`. */
export function exactly(at: Date, timeZone: string): string {
  return `${formatOf('exact', timeZone).format(at)} (${timeZone})`;
}

/** The time of day where somebody is; null when there is no such zone. */
export function clockIn(timeZone: string, now: Date): string | null {
  try {
    // Not kept: the zone is whatever a visitor's browser sent.
    return new Intl.DateTimeFormat('en-GB', { ...styles.clock, timeZone }).format(now);
  } catch {
    return null;
  }
}

interface InstantProps {
  at: Date;
  now: Date;
  timeZone: string;
}

/** An instant as people say it: the clock alone for today, the date alone when it is long ago; in full on hover. */
export function Instant({ at, now, timeZone }: InstantProps) {
  return (
    <time dateTime={at.toISOString()} title={exactly(at, timeZone)}>
      {nearly(at, now, timeZone)}
    </time>
  );
}

function nearly(at: Date, now: Date, timeZone: string): string {
  const day = formatOf('day', timeZone);
  const days = (now.getTime() - at.getTime()) / 86_400_000;
  if (day.format(at) === day.format(now)) return formatOf('clock', timeZone).format(at);
  return Math.abs(days) < 180 ? formatOf('near', timeZone).format(at) : day.format(at);
}

/** How long something takes, in its largest unit: `35 min`, `2 h`, `3 days`. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.round(hours / 24)} days`;
}
