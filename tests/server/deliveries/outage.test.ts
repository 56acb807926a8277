import { sendDue } from '@helpslip/server/notifications/send-due.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { expect, test } from 'vitest';
import { resendHouse, turn } from '../../support/mail-house.ts';
import { acme } from '../../support/site.ts';
import { tries } from '../../support/tries.ts';

const SECOND = 1_000;
const TICKETS = tries(3_600, 1_200);
/** So many seconds, and tickets, between two looks at what is due. */
const STEP = 10;
/** So that no site's breaker has a reason to trip: it is not what is tried here. */
const SITES = 20;

test('with the provider down for long, at one ticket a second, no ticket fails, and each letter goes out once', {
  timeout: 600_000,
}, async () => {
  const house = await resendHouse({ perSecond: 100 });
  const { helpslip, resend } = house;
  for (let i = 0; i < SITES; i++) {
    await addSite(helpslip.deps, { ...acme, key: `shop-${i}`, name: `Shop ${i}` });
  }
  resend.usual = 'reset';
  const open = (second: number) =>
    helpslip.open({ site: `shop-${second % SITES}`, requester: { email: `person-${second}@example.com` } });
  for (let second = 0; second < TICKETS; second += STEP) {
    await Promise.all(Array.from({ length: STEP }, (_, i) => open(second + i)));
    await turn(helpslip);
    house.pass(STEP * SECOND);
  }
  const during = resend.tries.length;
  expect(resend.delivered).toEqual([]);
  expect(during).toBeLessThan(60);

  resend.usual = 'accept';
  let seconds = 0;
  while ((await house.deliveries()).some(({ status }) => status === 'due') || seconds === 0) {
    for (let i = 0; i < 30; i++) {
      while ((await sendDue(helpslip.deps)) > 0);
      house.pass(SECOND);
    }
    seconds += 30;
    expect(seconds).toBeLessThan(1_800);
  }
  const standings = await house.deliveries();
  expect(standings).toHaveLength(TICKETS);
  expect(standings.filter(({ status }) => status !== 'sent')).toEqual([]);
  expect(resend.delivered).toHaveLength(TICKETS);
  expect(new Set(resend.delivered.map(({ letter }) => letter.to)).size).toBe(TICKETS);
  await house.close();
});
