import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigFault, environmentSchema, readConfig } from '@helpslip/server/config.ts';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

const made = () => 'made-in-the-data-directory-0123456789abcdef';
const faultsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment, made);
    return 'none';
  } catch (fault) {
    return fault instanceof ConfigFault ? fault.message : `another fault: ${fault}`;
  }
};

test('the table of settings names every variable that is read, and no other', () => {
  const documented = [
    ...readFileSync(join(root, 'docs/configuration.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm),
  ].map((row) => row[1]);
  expect(documented.sort()).toEqual(Object.keys(environmentSchema.entries).sort());
});

test('all faults are told at once, each with what to do', () => {
  const told = faultsOf({
    PORT: '99999',
    BASE_URL: 'https://a.example/path',
    RATE_LIMITS: 'maybe',
    DATABASE_URL: 'mysql://x',
  });
  for (const name of ['PORT', 'BASE_URL', 'RATE_LIMITS', 'DATABASE_URL']) expect(told).toContain(`- ${name}: `);
});

test.each([
  'short',
  'changemechangemechangemechangeme',
  'secretsecretsecretsecretsecretsecret1',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
])('the secret %s is refused', (SECRET) => {
  expect(faultsOf({ SECRET, NODE_ENV: 'production' })).toContain('- SECRET: ');
});

test('rate limits cannot be switched off in production', () => {
  expect(faultsOf({ NODE_ENV: 'production', RATE_LIMITS: 'off' })).toContain('RATE_LIMITS');
  expect(faultsOf({ RATE_LIMITS: 'off' })).toBe('none');
});

test('an empty environment is enough', () => {
  expect(readConfig({}, made)).toMatchObject({
    port: 3000,
    baseUrl: 'http://localhost:3000',
    secret: made(),
    areRateLimitsOn: true,
  });
});
