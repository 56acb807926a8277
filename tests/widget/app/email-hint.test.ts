import { emailHint } from '@helpslip/widget/app/sending/email-hint.ts';
import { expect, test } from 'vitest';

test.each([
  ['ada@gmial.com', 'ada@gmail.com'],
  ['ada@gmai.com', 'ada@gmail.com'],
  ['ada@gmail.con', 'ada@gmail.com'],
  ['Ada.L@Hotmial.com', 'Ada.L@hotmail.com'],
  ['ada@outlok.com', 'ada@outlook.com'],
  ['ada@yaho.com', 'ada@yahoo.com'],
])('asks of %s whether %s was meant', (typed, meant) => {
  expect(emailHint(typed)).toBe(meant);
});

test.each([
  'ada@gmail.com',
  'ada@mail.com',
  'ada@ymail.com',
  'ada@gmx.at',
  'ada@example.com',
  'ada@',
  'ada',
  '',
  '@gmial.com',
])('does not question %s', (typed) => {
  expect(emailHint(typed)).toBeNull();
});
