import { purge } from '@helpslip/server/jobs/purge.ts';
import { expect, test } from 'vitest';
import { turnOnTwoStep } from '../../support/authenticator.ts';
import { makeCast } from '../../support/cast.ts';
import { desk } from '../../support/desk.ts';
import { openHelpslip, WEDNESDAY_MORNING } from '../../support/helpslip.ts';

test('what opened the desk once is deleted when its time has run out, and not before', async () => {
  const helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const { db } = helpslip.deps;
  const { olga, mara, charlie, stranger } = await makeCast(helpslip);
  const invite = { email: 'jana@desk.example', role: 'agent', 'site-acme': 'on', proof: olga.password };
  await olga.desk.post('/admin/invites', invite);
  await stranger.postBare('/admin/password', { email: mara.staff.email });
  await turnOnTwoStep(mara.desk, mara.password, WEDNESDAY_MORNING);
  const half = desk(helpslip);
  await half.postBare('/admin/sign-in', { email: mara.staff.email, password: mara.password });
  const left = async () => {
    await purge(helpslip.deps);
    const tables = ['staff_session', 'password_link', 'staff_invite'] as const;
    return Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
  };

  expect(await left()).toEqual([4, 1, 1]);
  helpslip.moveClockTo('2026-01-14T10:01:00Z');
  expect(await left()).toEqual([3, 0, 1]);
  expect((await charlie.desk.get('/admin')).status).toBe(200);
  helpslip.moveClockTo('2026-02-17T10:00:00Z');
  expect(await left()).toEqual([0, 0, 0]);
  await helpslip.close();
});
