import { median } from '../load.ts';
import type { Section } from '../report.ts';
import { whole } from '../rounds.ts';
import type { Contestant } from './contestant.ts';
import { type Bytes, REST_MS, SLOWER, type Times, type Weight } from './measure.ts';

/** What one contestant gave. */
export interface Result {
  contestant: Contestant;
  weight: Weight;
  /** One for each round. */
  times: Times[];
}

const LONGEST_TASK_MS = 50;

export function bytesTable(results: Result[]): Section {
  const columns = ({ requests, raw, gzip, brotli }: Bytes) => [requests, raw, gzip, brotli].map(whole);
  return {
    title: 'What is fetched',
    text: [
      'Everything that a browser which has never been here fetches because of the widget, before the page is touched and in all until the form can be used: scripts, styles, and what the server answers. Each answer is compressed by itself, gzip at level 9, brotli at 11. Preflights are not counted. "Strangers" are requests to anyone but the widget’s own server; they cannot be reached here.',
      'Goals for Helpslip: 1 request and 1,900 bytes after gzip before the first touch. Its 24,576 bytes until a usable form count files, without the answers of the server and whichever are read later: see “Bytes of the widget”.',
    ],
    head: [
      '',
      'before: requests',
      'raw',
      'gzip',
      'brotli',
      'until the form: requests',
      'raw',
      'gzip',
      'brotli',
      'strangers',
    ],
    rows: results.map(({ contestant, weight }) => [
      contestant.name,
      ...columns(weight.before),
      ...columns(weight.untilForm),
      whole(weight.strangers.length),
    ]),
  };
}

export function timesTable(results: Result[]): Section {
  const columns: [string, (times: Times) => number][] = [
    ['load: script ms', ({ load }) => load.scriptMs],
    ['main thread ms', ({ load }) => load.mainThreadMs],
    ['longest task ms', ({ load }) => load.longestTaskMs],
    ['opening: script ms', ({ opening }) => opening.scriptMs],
    ['main thread ms', ({ opening }) => opening.mainThreadMs],
    ['longest task ms', ({ opening }) => opening.longestTaskMs],
    ['click to first view ms', ({ viewMs }) => viewMs],
    ['rested click ms', ({ restedViewMs }) => restedViewMs],
  ];
  return {
    title: 'Work and time',
    text: [
      `The same page in Chromium, its processor slowed down ${SLOWER} times by the browser's own means, a fresh profile each time. "Load" is until the launcher stands there and nothing is fetched any more, "opening" from the click until the form can be used and half a second on, with all clicks that lead there. Script is the browser's ScriptDuration and V8CompileDuration, main thread its TaskDuration, the work of the page itself included (first row), both in the thread's own time, on which the rest of the machine tells less than on a clock; so is the longest task, from a trace. The last two columns are time on the clock; a rested click is one of a pointer that lay on the button for ${REST_MS} ms, as most people's does: Helpslip fetches meanwhile. Medians of the rounds.`,
      `Goal for Helpslip: no task over ${LONGEST_TASK_MS} ms.`,
    ],
    head: ['', ...columns.map(([name]) => name)],
    rows: results.map(({ contestant, times }) => [
      contestant.name,
      ...columns.map(([, of]) => oneDecimal(median(times.map(of)))),
    ]),
  };
}

export function shiftsTable(results: Result[]): Section {
  const worst = (values: number[]) => Math.max(...values).toFixed(4);
  return {
    title: 'Layout shift',
    text: [
      'The sum of the scores of all shifts, as browsers count them: without those that follow an input within half a second. Of all rounds the worst. Goal for Helpslip: 0.',
    ],
    head: ['', 'on load', 'with the opening'],
    rows: results.map(({ contestant, times }) => [
      contestant.name,
      worst(times.map(({ load }) => load.shifted)),
      worst(times.map(({ opening }) => opening.shifted)),
    ]),
  };
}

const scriptBeforeMs = ({ load }: Times) => load.scriptMs;

/** One contestant beside another, round by round, and beside what shows a button and no more. */
export function ratiosTable(one: Result, other: Result, least: Result): Section {
  const rows: [string, (times: Times) => number, string][] = [
    ['script before a click', scriptBeforeMs, '0.20'],
    ['click to first view', ({ viewMs }) => viewMs, '1.00'],
    ['rested click to first view', ({ restedViewMs }) => restedViewMs, ''],
  ];
  const leastRatio = median(ratiosOf(least, other, scriptBeforeMs)).toFixed(2);
  return {
    title: `${one.contestant.name} as a part of ${other.contestant.name}`,
    text: [
      `The ratio of each round: the median, the lowest and the highest. ${least.contestant.name} alone has ${leastRatio} of the script before a click of ${other.contestant.name}.`,
    ],
    head: ['', 'median', 'lowest', 'highest', 'goal at most'],
    rows: rows.map(([name, of, goal]) => {
      const ratios = ratiosOf(one, other, of);
      const shown = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
      return [name, ...shown, goal];
    }),
  };
}

function ratiosOf(one: Result, other: Result, of: (times: Times) => number): number[] {
  return one.times.map((times, round) => of(times) / of(other.times[round] ?? times));
}

/** Who takes part, and how it was set up. */
export function setUps(results: Result[]): string {
  const lines = results.map(
    ({ contestant: { name, version, setUp } }) => `- **${name}**${version && ` ${version}`}: ${setUp}.`,
  );
  return `### Who takes part\n\nEach is served by this machine from the built file of its package, as its documentation says, with a server that answers at once what it asks for.\n\n${lines.join('\n')}`;
}

const oneDecimal = (value: number) => value.toFixed(1);
