import { partReply } from '@helpslip/server/inbound/reply-parts.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const announcements = [
  'On Wed, 14 Jan 2026 at 10:00, Acme Tools <help@acme.example> wrote:',
  'On Wed, 14 Jan 2026 at 10:00, Acme Tools\n<help@acme.example> wrote:',
  'Am 14.01.2026 um 10:00 schrieb Acme Tools <help@acme.example>:',
  'Am Mi., 14. Jan. 2026 um 10:00 Uhr schrieb Acme Tools <\nhelp@acme.example>:',
  'Le mer. 14 janv. 2026 à 10:00, Acme Tools <help@acme.example> a écrit :',
  'El mié, 14 ene 2026 a las 10:00, Acme Tools (<help@acme.example>) escribió:',
  'Il giorno mer 14 gen 2026 alle ore 10:00 Acme Tools <help@acme.example> ha scritto:',
  'Em qua., 14 de jan. de 2026 às 10:00, Acme Tools <help@acme.example> escreveu:',
  'Op wo 14 jan. 2026 om 10:00 schreef Acme Tools <help@acme.example>:',
  'Den ons 14 jan. 2026 kl 10:00 skrev Acme Tools <help@acme.example>:',
  'śr., 14 sty 2026 o 10:00 Acme Tools <help@acme.example> napisał(a):',
  'st 14. 1. 2026 v 10:00 odesílatel Acme Tools <help@acme.example> napsal:',
  'ср, 14 янв. 2026 г. в 10:00, Acme Tools <help@acme.example>:',
  '14.01.2026 10:00, Acme Tools пишет:',
  '2026年1月14日(水) 10:00 Acme Tools <help@acme.example>:',
  'Acme Tools <help@acme.example> 于2026年1月14日周三 10:00写道：',
  '14 Oca 2026 Çar 10:00 tarihinde Acme Tools <help@acme.example> şunu yazdı:',
];
test.each(announcements)('what follows “%s” is folded away', (announcement) => {
  const { said, folded } = partReply(`It works.\n\n${announcement}\n\n> Hello Ada,\n> does it work?\n`);
  expect(said).toBe('It works.');
  expect(folded.startsWith(announcement)).toBe(true);
});

const heads = [
  '-----Original Message-----\nFrom: Acme <help@acme.example>\nSubject: Hello',
  '________________________________\nFrom: Acme <help@acme.example>\nSent: Wednesday\nTo: Ada\nSubject: Hello',
  'Von: Acme <help@acme.example>\nGesendet: Mittwoch\nAn: Ada\nBetreff: Hallo',
  'De : Acme <help@acme.example>\nEnvoyé : mercredi\nÀ : Ada\nObjet : Bonjour',
  'De: Acme <help@acme.example>\nEnviado el: miércoles\nPara: Ada\nAsunto: Hola',
  'Da: Acme <help@acme.example>\nInviato: mercoledì\nA: Ada\nOggetto: Ciao',
  'Van: Acme <help@acme.example>\nVerzonden: woensdag\nAan: Ada\nOnderwerp: Hallo',
  '发件人: Acme <help@acme.example>\n发送时间: 星期三\n收件人: Ada\n主题: 你好',
  '*From:* Acme <help@acme.example>\n*Sent:* Wednesday\n*To:* Ada\n*Subject:* Hello',
];
test.each(heads)('a letter’s head is where the quote begins: %s', (head) => {
  expect(partReply(`It works.\n\n${head}\n\nHello Ada`)).toEqual({ said: 'It works.', folded: `${head}\n\nHello Ada` });
});

const people = [
  'As I wrote on 3 May:\nthe printer is broken.',
  'From: the beginning it was broken.\nTo me it seems odd.',
  'He wrote:\nnothing.',
  'I see three things --\none, two, three.',
  'Prices:\n> 10 EUR is too much',
  'Sent from my point of view this is fine.\nIs it?',
];
test.each(people)('a person’s own words stay: %s', (text) => {
  expect(partReply(text).said).toContain(text.split('\n')[0]);
});

test('whatever comes in, nothing of it is lost, and it takes no time to speak of', () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...announcements,
      ...heads,
      '> quoted',
      '',
      '-- ',
      'Sent from my iPhone',
      'On 1 a@b wrote:',
      'From: x',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const { said, folded } = partReply(lines.join('\n'));
      const words = (text: string) => text.split(/\s+/).filter(Boolean).sort().join(' ');
      expect(words(`${said}\n${folded}`)).toBe(words(lines.join('\n')));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['announcements', `${'On 1 a@b wrote:\n'.repeat(13_000)}> x\nanswer`],
  ['colons', 'Hi 1 wrote:\n'.repeat(16_000)],
  ['heads', 'From: a\n'.repeat(25_000)],
  ['quotes and answers', '> a\nb\n'.repeat(30_000)],
  ['one long line', 'wrote '.repeat(33_000)],
  ['empty lines', '\n'.repeat(200_000)],
])('200,000 characters of %s are parted in less than two seconds of work', (_, text) => {
  const before = process.cpuUsage();
  partReply(text);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000_000).toBeLessThan(2);
});
