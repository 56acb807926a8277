import { expect, test } from 'vitest';
import { sourcesOf } from './sources.ts';

test('only the delivery engine hands letters to a transport', () => {
  const callers = sourcesOf('server/src')
    .filter(({ text }) => /\bmail\.send\(/.test(text))
    .map(({ path }) => path);
  expect(callers).toEqual(['server/src/notifications/send-due.ts']);
});

test('only the entry of the process opens a transport', () => {
  const openers = sourcesOf('server/src')
    .filter(
      ({ path, imports }) =>
        !path.startsWith('server/src/mail/') &&
        imports.some((imported) => /server\/src\/mail\/(?:dev-mailbox|resend)\.ts$/.test(imported)),
    )
    .map(({ path }) => path);
  expect(openers).toEqual(['server/src/main.ts']);
});
