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
    ...readFileSync(join(root, 'docs/configuration.md'), 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \|/gm),
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

test.each([
  [{ INBOUND_DOMAIN: 'reply.example.com' }, 'INBOUND_DOMAIN: mail is fetched from Resend'],
  [{ INBOUND_DOMAIN: 'me@example.com', RESEND_API_KEY: 're_x', MAIL_FROM: 'a@b.example' }, 'INBOUND_DOMAIN must be'],
  [{ INBOUND_DOMAIN: 'localhost', RESEND_API_KEY: 're_x', MAIL_FROM: 'a@b.example' }, 'INBOUND_DOMAIN must be'],
  [{ RESEND_WEBHOOK_SECRET: 'whsec_short' }, 'RESEND_WEBHOOK_SECRET must be'],
  [{ RESEND_WEBHOOK_SECRET: 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, 'RESEND_WEBHOOK_SECRET must be'],
])('mail cannot be received with %j', (environment, told) => {
  expect(faultsOf(environment)).toContain(told);
});

test('an empty environment is enough', () => {
  expect(readConfig({}, made)).toMatchObject({
    port: 3000,
    baseUrl: 'http://localhost:3000',
    secret: made(),
    areRateLimitsOn: true,
  });
});

test.each([
  ['smtps://user:word%20of%20acme@mail.example.com', { host: 'mail.example.com', port: 465, encryption: 'from-start' }],
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, encryption: 'starttls', login: null }],
  ['smtp://127.0.0.1:2525?tls=off', { host: '127.0.0.1', port: 2525, encryption: 'none' }],
  ['smtp://[::1]:2525/?tls=off', { host: '::1', port: 2525, encryption: 'none' }],
])('SMTP_URL %s says where letters go', (SMTP_URL, server) => {
  expect(readConfig({ SMTP_URL, MAIL_FROM: 'a@example.com' }, made).smtp).toMatchObject(server);
});

test.each([
  'mail.example.com',
  'http://mail.example.com',
  'smtp://',
  'smtp://mail.example.com?tls=off',
  'smtps://127.0.0.1?tls=off',
  'smtp://mail.example.com?requireTLS=false',
  'smtps://mail.example.com?tls.rejectUnauthorized=false',
  'smtps://mail.example.com/path',
  'smtps://user:50%@mail.example.com',
])('SMTP_URL %s is refused, and its password is not repeated', (SMTP_URL) => {
  const told = faultsOf({ SMTP_URL, MAIL_FROM: 'a@example.com' });
  expect(told).toContain('- SMTP_URL: ');
  expect(told).not.toContain('50%');
});

test('in production nothing is sent in the open, not even to this machine', () => {
  const settings = { SMTP_URL: 'smtp://127.0.0.1:25?tls=off', MAIL_FROM: 'a@example.com' };
  expect(faultsOf({ ...settings, NODE_ENV: 'production' })).toContain('- SMTP_URL: ');
  expect(faultsOf(settings)).toBe('none');
});

test('letters take one way out, and say whom they are from', () => {
  const both = { SMTP_URL: 'smtps://mail.example.com', RESEND_API_KEY: 're_x', MAIL_FROM: 'a@example.com' };
  expect(faultsOf(both)).toContain('set either SMTP_URL or RESEND_API_KEY');
  expect(faultsOf({ SMTP_URL: both.SMTP_URL })).toContain('- MAIL_FROM: ');
});

test.each(['0', '-1', 'many', '1e9'])('%s letters a second are refused', (MAIL_PER_SECOND) => {
  expect(faultsOf({ MAIL_PER_SECOND })).toContain('- MAIL_PER_SECOND: ');
});
