import { createHash } from 'node:crypto';
import type { Challenge } from '@helpslip/shared/problem';

/** Solves a challenge by trying, and words the solution as ALTCHA does. */
export function solve({ algorithm, challenge, maxnumber, salt, signature }: Challenge): string {
  for (let number = 0; number <= maxnumber; number++) {
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') === challenge) {
      return Buffer.from(JSON.stringify({ algorithm, challenge, number, salt, signature })).toString('base64');
    }
  }
  throw new Error('this challenge has no solution');
}
