import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { desk } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip();
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

test('A5 ten wrong passwords from ten addresses slow that account down, not the others, and not for good', async () => {
  const { email } = cast.mara.staff;
  for (let i = 0; i < 9; i++) await desk(helpslip).postBare('/admin/sign-in', { email, password: `guess ${i}` });
  const eleventh = [];
  for (let i = 0; i < 2; i++)
    eleventh.push(await desk(helpslip).postBare('/admin/sign-in', { email, password: cast.mara.password }));

  expect(eleventh.map(({ status }) => status)).toContain(429);
  expect(Number(eleventh.at(-1)?.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(Number(eleventh.at(-1)?.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
  expect(
    (await desk(helpslip).postBare('/admin/sign-in', { email: cast.olga.staff.email, password: cast.olga.password }))
      .status,
  ).toBe(303);
  expect((await cast.mara.desk.get('/admin')).status).toBe(200);
});

test('A5 one address that tries many accounts is slowed down too', async () => {
  const statuses = [];
  for (let i = 0; i < 11; i++) {
    statuses.push(
      (await cast.stranger.postBare('/admin/sign-in', { email: `a${i}@desk.example`, password: 'guess' })).status,
    );
  }
  expect(statuses.at(-1)).toBe(429);
});
