import { isOfProvider } from '@helpslip/server/mail/received-file.ts';
import { expect, test } from 'vitest';

const API = 'https://api.resend.com';

test.each([
  ['https://inbound-cdn.resend.com/a/attachments/b?signature=c', API, true],
  ['https://resend.com/x', API, true],
  ['https://INBOUND-CDN.resend.com/x', API, true],
  ['https://inbound-cdn.resend.com/x', 'http://127.0.0.1:4000', true],
  ['http://127.0.0.1:4000/files/x', 'http://127.0.0.1:4000', true],
  ['http://127.0.0.1:4001/files/x', 'http://127.0.0.1:4000', false],
  ['http://inbound-cdn.resend.com/x', API, false],
  ['https://inbound-cdn.resend.com:444/x', API, false],
  ['https://inbound-cdn.resend.com.evil.example/x', API, false],
  ['https://evil.example/?inbound-cdn.resend.com', API, false],
  ['https://inbound-cdn.resend.com@evil.example/x', API, false],
  ['https://me:secret@inbound-cdn.resend.com/x', API, false],
  ['https://evilresend.com/x', API, false],
  ['ftp://inbound-cdn.resend.com/x', API, false],
])('R22: a file may be fetched from %s with the API at %s: %s', (address, place, isIt) => {
  expect(isOfProvider(new URL(address), place)).toBe(isIt);
});
