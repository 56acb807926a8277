/** @jsxImportSource hono/jsx */

const HEIGHT = 100;
/** Of the width of a day, so much is drawn. */
const BAR_SHARE = 0.72;

export interface DayValue {
  day: string;
  value: number;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
/** A local date as people say it: `14 Jan`. */
const dayWords = (day: string) => dayFormat.format(new Date(`${day}T00:00:00Z`));

interface DayPictureProps {
  title: string;
  /** What is counted, in the plural. */
  unit: string;
  values: DayValue[];
  form: 'bars' | 'line';
}

/** A number over days, from zero, the highest told. The numbers stand in a table elsewhere on the page. */
export function DayPicture({ title, unit, values, form }: DayPictureProps) {
  const highest = highestOf(values);
  return (
    <figure class="picture">
      <figcaption>
        <b>{title}</b> <span>{totalOf(values)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${values.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${summary(values, unit)}`}
      >
        {form === 'bars' ? <Bars values={values} highest={highest} /> : <Line values={values} highest={highest} />}
      </svg>
      <Axis values={values} highest={highest} />
    </figure>
  );
}

interface Drawn {
  values: DayValue[];
  highest: DayValue | undefined;
}

function Bars({ values, highest }: Drawn) {
  return (
    <>
      {values.map(({ value }, at) => {
        const height = share(value, highest);
        return height > 0 ? (
          <rect x={at + (1 - BAR_SHARE) / 2} y={HEIGHT - height} width={BAR_SHARE} height={height} />
        ) : null;
      })}
    </>
  );
}

function Line({ values, highest }: Drawn) {
  const points = values.map(({ value }, at) => `${at + 0.5},${HEIGHT - share(value, highest)}`).join(' ');
  return (
    <>
      <polygon points={`0.5,${HEIGHT} ${points} ${values.length - 0.5},${HEIGHT}`} />
      <polyline points={points} />
    </>
  );
}

/** A bar beside a number, as a share of the largest; the number itself is told by the cell. */
export function ShareBar({ value, of }: { value: number; of: number }) {
  return (
    <svg class="share" viewBox={`0 0 100 8`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="whole" width="100" height="8" />
      <rect width={of > 0 ? ((value / of) * 100).toFixed(2) : '0'} height="8" />
    </svg>
  );
}

function Axis({ values, highest }: Drawn) {
  const [first] = values;
  const last = values.at(-1);
  return (
    <p class="axis">
      <span>{first && dayWords(first.day)}</span>
      {highest && highest.value > 0 && (
        <span class="most">
          most on {dayWords(highest.day)}: {highest.value}
        </span>
      )}
      <span>{last && last !== first && dayWords(last.day)}</span>
    </p>
  );
}

function summary(values: DayValue[], unit: string): string {
  const highest = highestOf(values);
  if (!highest || highest.value === 0) return `no ${unit} in ${values.length} days.`;
  return `${totalOf(values)} ${unit} in ${values.length} days, the most on ${dayWords(highest.day)} with ${highest.value}.`;
}

const totalOf = (values: DayValue[]) => values.reduce((sum, { value }) => sum + value, 0);

function highestOf(values: DayValue[]): DayValue | undefined {
  return values.reduce<DayValue | undefined>((most, one) => (most && most.value >= one.value ? most : one), undefined);
}

function share(value: number, highest: DayValue | undefined): number {
  return highest && highest.value > 0 ? (value / highest.value) * (HEIGHT - 4) : 0;
}
