import { smtpMailer } from '@helpslip/server/mail/smtp.ts';
import PostalMime from 'postal-mime';
import { afterEach, expect, test } from 'vitest';
import { type FakeSmtp, fakeSmtp } from '../../support/fake-smtp.ts';
import { type MailHouse, mailHouse, turn } from '../../support/mail-house.ts';

const MINUTE = 60_000;
const BOUNCES = 'bounces@acme.example';

let house: MailHouse;
let smtp: FakeSmtp;
afterEach(async () => {
  await house.close();
  await smtp.close();
});

async function open(options: Parameters<typeof fakeSmtp>[0] & { isTrusted?: boolean } = {}): Promise<void> {
  const { isTrusted = true, ...server } = options;
  smtp = await fakeSmtp(server);
  const authorities = isTrusted ? { authorities: [smtp.authority] } : {};
  house = await mailHouse({
    mail: smtpMailer({ server: smtp.server, bounceTo: BOUNCES, perSecond: null, ...authorities }),
  });
}

/** So many turns, an hour apart, and what became of the one letter. */
async function afterTurns(turns: number) {
  for (let i = 0; i < turns; i++) {
    await turn(house.helpslip);
    house.pass(60 * MINUTE);
  }
  const [delivery] = await house.deliveries();
  return delivery;
}

test.each(['starttls', 'from-start'] as const)(
  'O1: by SMTP (%s) the acknowledgement says that a machine sent it, has its own id, a bounce address and both parts',
  async (encryption) => {
    await open({ encryption, login: { user: 'acme', password: 'word of acme' } });
    const { reference } = await house.helpslip.open();
    expect(await afterTurns(1)).toMatchObject({ status: 'sent', reason: null, composed: null });
    const [letter] = smtp.arrived;
    expect(letter).toMatchObject({ from: BOUNCES, to: ['ada@example.com'], isSecure: true });
    const mail = await PostalMime.parse(letter?.raw ?? '');
    const header = (key: string) => mail.headers.filter((one) => one.key === key).map(({ value }) => value);
    expect(header('auto-submitted')).toEqual(['auto-generated']);
    expect(header('x-auto-response-suppress')).toEqual(['All']);
    expect(header('message-id')).toEqual([expect.stringMatching(/^<[^<>@]+@help\.example\.com>$/)]);
    expect(mail.from).toMatchObject({ name: 'Acme Support', address: 'support@acme.example' });
    expect(mail.text).toContain(reference);
    expect(mail.html).toContain(reference);
    expect(smtp.openCommands).toEqual([]);
  },
);

test.each([
  ['a certificate that nobody vouches for', { isTrusted: false }, 'mail-server-tls'],
  ['a certificate for another name', { name: 'mail.elsewhere.example' }, 'mail-server-tls'],
  ['a bad certificate from the start', { isTrusted: false, encryption: 'from-start' as const }, 'mail-server-tls'],
  ['STARTTLS taken out', { isStripped: true }, 'mail-server-tls'],
])('O10: with %s nothing is said in the open, and the letter waits', async (_, options, reason) => {
  await open(options);
  await house.helpslip.open();
  expect(await afterTurns(3)).toMatchObject({ status: 'due', reason });
  expect([smtp.arrived, smtp.openCommands]).toEqual([[], []]);
});

test.each([450, 451])(
  'O10: a server that says %i at the recipient is tried again, and gets the letter once',
  async (code) => {
    await open();
    smtp.script = [
      { at: 'recipient', code },
      { at: 'message', code },
    ];
    await house.helpslip.open();
    expect(await afterTurns(1)).toMatchObject({ status: 'due', reason: 'mail-server-later' });
    expect(await afterTurns(3)).toMatchObject({ status: 'sent', reason: null, attempts: 3 });
    expect(smtp.arrived).toHaveLength(1);
  },
);

test.each(['recipient', 'message'] as const)('a 550 at the %s is final', async (at) => {
  await open();
  smtp.script = [{ at, code: 550 }];
  await house.helpslip.open();
  expect(await afterTurns(3)).toMatchObject({ status: 'failed', reason: 'mail-server-refused', attempts: 1 });
  expect(smtp.arrived).toEqual([]);
});

test('a connection that ends before the letter was asked for is no danger: it is tried again without a flag', async () => {
  await open();
  smtp.script = ['drop-before-data', 'drop-before-data'];
  await house.helpslip.open();
  expect(await afterTurns(4)).toMatchObject({ status: 'sent', reason: null });
  expect(smtp.arrived).toHaveLength(1);
});

test('O10: cut off between DATA and 250, the letter is sent once more at most, and says so', async () => {
  await open();
  smtp.script = ['drop-after-data'];
  await house.helpslip.open();
  expect(await afterTurns(1)).toMatchObject({ status: 'due', reason: 'cut-off' });
  expect(await afterTurns(3)).toMatchObject({ status: 'sent', reason: 'maybe-twice' });
  expect(smtp.arrived).toHaveLength(2);
  const ids = smtp.arrived.map(({ raw }) => raw.match(/^Message-ID: (.*)$/m)?.[1]);
  expect(ids[0]).toBe(ids[1]);
});

test('O10: cut off twice, the letter is left to the owner', async () => {
  await open();
  smtp.usual = 'drop-after-data';
  await house.helpslip.open();
  expect(await afterTurns(10)).toMatchObject({ status: 'maybe-sent', reason: 'cut-off' });
  expect(smtp.arrived).toHaveLength(2);
});

test('a wrong password makes letters wait and does not lose them', async () => {
  await open({ login: { user: 'acme', password: 'right' } });
  const { server } = smtp;
  const wrong = smtpMailer({
    server: { ...server, login: { user: 'acme', password: 'wrong' } },
    bounceTo: BOUNCES,
    perSecond: null,
    authorities: [smtp.authority],
  });
  await house.helpslip.open();
  const twin = house.helpslip.twin({ mail: wrong });
  await turn(twin);
  await twin.close();
  expect((await house.deliveries())[0]).toMatchObject({ status: 'due', reason: 'mail-server-login' });
});
