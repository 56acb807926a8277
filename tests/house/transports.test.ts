import { expect, test } from 'vitest';
import { sourcesOf } from './sources.ts';

const sources = sourcesOf('server/src');
const whichSay = (words: RegExp) => sources.filter(({ text }) => words.test(text)).map(({ path }) => path);

test('only the delivery engine hands letters to a transport', () => {
  expect(whichSay(/\bmail\.send\(|[{,]\s*send\s*[,}]\s*(?:=|:)/)).toEqual(['server/src/notifications/send-due.ts']);
});

test('letters come to be in one place, which asks the automatic mail policy', () => {
  expect(whichSay(/insertInto\(\s*'delivery'|insert\s+into\s+"?delivery"?\b/i)).toEqual([
    'server/src/notifications/add-deliveries.ts',
  ]);
  expect(whichSay(/\bautomaticMailJudge\(\s*deps/)).toEqual(['server/src/notifications/add-deliveries.ts']);
});

test('before a letter leaves, the engine asks once more whether its mailbox still gets automatic letters', () => {
  const engine = sources.find(({ path }) => path === 'server/src/notifications/send-due.ts');
  expect(engine?.imports).toContain('server/src/notifications/automatic-mail-queries.ts');
});

test('what is taken out of the settings opens a transport in one place, for the entry of the process', () => {
  const importersOf = (file: RegExp) =>
    sources.filter(({ imports }) => imports.some((imported) => file.test(imported))).map(({ path }) => path);
  expect(importersOf(/mail\/(?:dev-mailbox|resend|smtp)\.ts$/)).toEqual(['server/src/mail/open-mailer.ts']);
  expect(importersOf(/mail\/open-mailer\.ts$/)).toEqual(['server/src/main.ts']);
});

test('nothing but a transport knows a mail library, or speaks TLS by itself', () => {
  const strangers = sources
    .filter(({ path }) => !path.startsWith('server/src/mail/'))
    .filter(({ imports }) => imports.some((imported) => /^(?:resend|nodemailer|node:tls)$/.test(imported)))
    .map(({ path }) => path);
  expect(strangers).toEqual([]);
});
