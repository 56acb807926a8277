import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { machine, type Section, sectionText } from '../report.ts';
import { openBigDesk } from './big-desk.ts';
import { GOAL_MS, timePages } from './page-times.ts';
import { plansOf } from './plans.ts';

/** BENCH_QUICK=1 measures a tenth of the data, and leaves the document as it is. */
const isQuick = process.env.BENCH_QUICK === '1';

test('every page of the desk answers in time with a year of tickets behind it', { timeout: 1_800_000 }, async () => {
  const before = machine();
  const desk = await openBigDesk(isQuick ? 0.1 : 1);
  try {
    const times = await timePages(desk, isQuick ? 10 : 20);
    const plans = await plansOf(desk);
    const text = [
      '# How fast the desk is',
      'Written by `npm run desk-speed`, which fills a database of its own; `npm run big-data` fills yours, to look at.',
      `${before} ${desk.told}`,
      sectionText(tableOf(times)),
      '## Which index serves them',
      ...plans.map(({ name, plan }) => `### ${name}\n\n\`\`\`\n${plan}\n\`\`\``),
    ].join('\n\n');
    console.log(text);
    if (!isQuick) writeFileSync(resolve(import.meta.dirname, '../../../docs/desk-speed.md'), `${text}\n`);
    expect(times.length).toBeGreaterThan(20);
    expect(plans.every(({ plan }) => !/Seq Scan on (?:ticket|message|event) /.test(plan))).toBe(true);
  } finally {
    await desk.close();
  }
});

function tableOf(times: Awaited<ReturnType<typeof timePages>>): Section {
  return {
    title: 'Pages',
    text: [
      'Whole pages over HTTP from the built server, one after the other, the pages taking turns, as an owner of all sites; session, counts and notices included.',
      `Goal: 95 of 100 within ${GOAL_MS} ms.`,
    ],
    head: ['', 'p50 ms', 'p95 ms', 'KB'],
    rows: times.map(({ name, p50, p95, bytes }) => [name, p50.toFixed(0), p95.toFixed(0), (bytes / 1024).toFixed(0)]),
  };
}
