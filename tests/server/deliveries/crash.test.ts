import { smtpMailer } from '@helpslip/server/mail/smtp.ts';
import { planDeliveries } from '@helpslip/server/notifications/plan-deliveries.ts';
import { sendDue } from '@helpslip/server/notifications/send-due.ts';
import { expect, test } from 'vitest';
import { fakeSmtp } from '../../support/fake-smtp.ts';
import { type MailHouse, mailHouse, resendHouse } from '../../support/mail-house.ts';
import { type Death, mortal } from '../../support/mortal.ts';
import { tries } from '../../support/tries.ts';

const DEATHS = tries(50, 15);
const HOUR = 3_600_000;

/** Letters for so many people, due now. */
async function makeDue({ helpslip }: MailHouse, name: string, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, i) => helpslip.open({ requester: { email: `${name}-${i}@example.com` } })),
  );
  await planDeliveries(helpslip.deps);
}

/** How many steps to the outside it takes to send one letter. */
async function stepsToSend(house: MailHouse): Promise<number> {
  await makeDue(house, 'first', 2);
  // The first one finds the transport unknown, which happens once in a life.
  await sendDue(mortal(house.helpslip.deps).deps);
  const process = mortal(house.helpslip.deps);
  expect(await sendDue(process.deps)).toBe(1);
  return process.steps();
}

/** So many processes die there one after the other; then one that lives on does what is left, when their leases are over. */
async function dieAndRecover(house: MailHouse, death: Death): Promise<void> {
  const name = `${death.when}-${death.step}`;
  house.pass(2 * HOUR);
  await makeDue(house, name, DEATHS);
  for (let i = 0; i < DEATHS; i++) {
    const process = mortal(house.helpslip.deps, death);
    await sendDue(process.deps).catch(() => {});
    expect(process.isDead(), name).toBe(true);
  }
  house.pass(HOUR);
  await house.helpslip.settle();
}

/** Before every step, which is after the one before it, and after the last. */
const pointsOf = (steps: number): Death[] => [
  ...Array.from({ length: steps }, (_, i) => ({ step: i + 1, when: 'before' as const })),
  { step: steps, when: 'after' as const },
];

function countBy(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

test('killed again and again at every step of a delivery, never a second letter through Resend, and none is lost', {
  timeout: 600_000,
}, async () => {
  const house = await resendHouse();
  const points = pointsOf(await stepsToSend(house));
  expect(points.length).toBeGreaterThan(7);
  for (const death of points) await dieAndRecover(house, death);

  const standings = await house.deliveries();
  expect(standings).toHaveLength(2 + points.length * DEATHS);
  expect(standings.filter(({ status, reason }) => status !== 'sent' || reason !== null)).toEqual([]);
  const letters = countBy(house.resend.delivered.map(({ letter }) => letter.to));
  expect(letters.size).toBe(standings.length);
  expect(Math.max(...letters.values())).toBe(1);
  // The deaths after the letter was taken were real ones: the provider was asked again.
  expect(house.resend.tries.length).toBeGreaterThanOrEqual(standings.length + DEATHS);
  await house.close();
});

test('killed again and again at every step of a delivery, at most one more letter by SMTP, and then flagged; none is lost', {
  timeout: 600_000,
}, async () => {
  // What is tried here is not TLS, whose handshakes would take three quarters of the time.
  const smtp = await fakeSmtp({ encryption: 'none' });
  const mail = smtpMailer({
    server: smtp.server,
    bounceTo: 'bounces@acme.example',
    perSecond: null,
  });
  const house = await mailHouse({ mail });
  const points = pointsOf(await stepsToSend(house));
  for (const death of points) await dieAndRecover(house, death);

  const standings = await house.deliveries();
  expect(standings.filter(({ status }) => status !== 'sent')).toEqual([]);
  const letters = countBy(smtp.arrived.flatMap(({ to }) => to));
  expect(letters.size).toBe(standings.length);
  const twice = [...letters].filter(([, count]) => count > 1);
  expect(twice.length).toBeGreaterThanOrEqual(DEATHS);
  expect(Math.max(...letters.values())).toBe(2);
  const flagged = new Set(standings.filter(({ reason }) => reason === 'maybe-twice').map(({ recipient }) => recipient));
  expect(twice.filter(([recipient]) => !flagged.has(recipient))).toEqual([]);
  expect(flagged.size).toBeLessThan(standings.length / 2);
  await house.close();
  await smtp.close();
});
