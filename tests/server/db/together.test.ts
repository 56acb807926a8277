import { openDatabase } from '@helpslip/server/db/pool.ts';
import { sharedRead } from '@helpslip/server/db/shared-read.ts';
import { together } from '@helpslip/server/db/together.ts';
import { expect, test } from 'vitest';

const db = openDatabase({});

/** A statement that is answered when the test says so. */
function heldStatement<Input, Result>(answer: (inputs: Input) => Result) {
  const sent: { input: Input; go: () => void; fail: (fault: unknown) => void }[] = [];
  const send = (_: unknown, input: Input) =>
    new Promise<Result>((resolve, reject) => {
      sent.push({ input, go: () => resolve(answer(input)), fail: reject });
    });
  return { sent, send };
}

const turn = () => new Promise<void>((resume) => setImmediate(resume));

test('what comes alone is sent at once, and what comes meanwhile goes together', async () => {
  const { sent, send } = heldStatement((inputs: string[]) => inputs.map((input) => input.toUpperCase()));
  const ask = together(send, (input: string) => input);
  const answers = ['a', 'b', 'c', 'd', 'e'].map((input) => ask(db, input));
  expect(sent.map(({ input }) => input)).toEqual([['a'], ['b']]);
  sent[0]?.go();
  await answers[0];
  await turn();
  expect(sent[2]?.input).toEqual(['c', 'd', 'e']);
  for (const one of sent) one.go();
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('two of the same name never go together, and are sent in the order in which they came', async () => {
  const { sent, send } = heldStatement((inputs: string[]) => inputs);
  const ask = together(send, (input: string) => input.charAt(0));
  const answers = ['x1', 'y1', 'a1', 'a2', 'b1'].map((input) => ask(db, input));
  sent[0]?.go();
  await answers[0];
  await turn();
  expect(sent[2]?.input).toEqual(['a1', 'b1']);
  sent[1]?.go();
  await answers[1];
  await turn();
  expect(sent[3]?.input).toEqual(['a2']);
  for (const one of sent) one.go();
  expect(await Promise.all(answers)).toEqual(['x1', 'y1', 'a1', 'a2', 'b1']);
});

test('a row that spoils its batch fails alone', async () => {
  const broken = Object.assign(new Error('violates a constraint'), { code: '23514' });
  const sent: string[][] = [];
  const ask = together(
    async (_, inputs: string[]) => {
      sent.push(inputs);
      await turn();
      if (inputs.includes('bad')) throw broken;
      return inputs;
    },
    (input) => input,
  );
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'bad', 'd'].map((input) => ask(db, input)));
  expect(sent).toContainEqual(['c', 'bad', 'd']);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});

test('a row that is too much for the database fails alone as well', async () => {
  const tooMuch = Object.assign(new Error('word is too long'), { code: '54000' });
  const ask = together(
    async (_, inputs: string[]) => {
      await turn();
      if (inputs.includes('bad')) throw tooMuch;
      return inputs;
    },
    (input) => input,
  );
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'bad', 'd'].map((input) => ask(db, input)));
  expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
});

test('who waits is told with those before them that the database is away, and waits for no statement of their own', async () => {
  const { sent, send } = heldStatement((inputs: string[]) => inputs);
  const ask = together(send, (input: string) => input);
  const answers = Array.from({ length: 500 }, (_, place) => ask(db, String(place)));
  const outcomes = Promise.allSettled(answers);
  const locked = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
  for (const one of sent.slice()) one.fail(locked);
  await turn();
  expect(sent).toHaveLength(2);
  expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true);
  const later = ask(db, 'later');
  sent[2]?.go();
  expect(await later).toBe('later');
});

test('when the database is away a batch fails as one, and what comes later is tried anew', async () => {
  let isAway = true;
  let statements = 0;
  const ask = together(
    async (_, inputs: string[]) => {
      statements++;
      await turn();
      if (isAway) throw Object.assign(new Error('the server closed the connection'), { code: '57P01' });
      return inputs;
    },
    (input) => input,
  );
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((input) => ask(db, input)));
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  expect(statements).toBe(2);
  isAway = false;
  expect(await ask(db, 'e')).toBe('e');
});

test('a shared read serves those who asked before it began, and nobody who asked later', async () => {
  let version = 0;
  const { sent, send } = heldStatement((name: string) => `${name} ${version}`);
  const read = sharedRead(send, (name: string) => name);
  const first = read(db, 'site');
  const [second, third] = [read(db, 'site'), read(db, 'site')];
  const other = read(db, 'other');
  expect(sent.map(({ input }) => input)).toEqual(['site', 'other']);
  sent[0]?.go();
  expect(await first).toBe('site 0');
  await turn();
  expect(sent).toHaveLength(3);
  const late = read(db, 'site');
  version = 1;
  sent[2]?.go();
  expect(await Promise.all([second, third])).toEqual(['site 1', 'site 1']);
  await turn();
  expect(sent).toHaveLength(4);
  for (const one of sent) one.go();
  expect(await Promise.all([late, other])).toEqual(['site 1', 'other 1']);
});

test('a read that failed fails those who shared it, and the next one is tried', async () => {
  const { sent, send } = heldStatement((name: string) => name);
  const read = sharedRead(send, (name: string) => name);
  const [first, second] = [read(db, 'site'), read(db, 'site')];
  sent[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await turn();
  sent[1]?.go();
  expect(await second).toBe('site');
});
