import { paceOf } from '@helpslip/server/promises/measure-pace.ts';
import { describe, expect, test } from 'vitest';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('The pace of replies', () => {
  test('is a time that really occurred, within which four of five replies came', () => {
    expect(paceOf(upTo(20))).toBe(16);
    expect(paceOf(upTo(21))).toBe(17);
    expect(paceOf(upTo(100).reverse())).toBe(80);
    expect(paceOf([...Array(24).fill(30), 9_000])).toBe(30);
  });

  test('is unknown with fewer than twenty replies', () => {
    expect(paceOf(upTo(19))).toBeNull();
    expect(paceOf([])).toBeNull();
  });
});
