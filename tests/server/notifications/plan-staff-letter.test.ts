import { planStaffLetter } from '@helpslip/server/notifications/plan-staff-letter.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { letterSent, lettersSent } from '../../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip();
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

test('an invitation says who invites to what, and carries the token that its caller was given', async () => {
  const { deps, siteId } = helpslip;
  const to = { email: 'jana@example.com', name: null, staffId: null };
  const token = await deps.db
    .transaction()
    .execute((trx) => planStaffLetter(deps, trx, { letter: 'invite', siteId, to, by: 'Olga Owner' }));
  const letter = await letterSent(helpslip, { to: 'jana@example.com' });
  expect(letter.subject).toBe('An invitation to the desk of Acme Tools');
  expect(letter.text).toContain('Olga Owner invites you to answer requests to Acme Tools.');
  expect(letter.text).toContain(`https://help.example.com/admin/invite/${token}`);
  const kept = await deps.db
    .selectFrom('delivery')
    .select('detail')
    .where('recipient', '=', 'jana@example.com')
    .execute();
  expect(JSON.stringify(kept)).not.toContain(token);
});

test('a letter of a transaction that fails is not written', async () => {
  const { deps, siteId } = helpslip;
  const { id: staffId, email, name } = cast.mara.staff;
  const failing = deps.db.transaction().execute(async (trx) => {
    await planStaffLetter(deps, trx, { letter: 'password-reset', siteId, to: { email, name, staffId }, by: null });
    throw new Error('changed our mind');
  });
  await expect(failing).rejects.toThrow('changed our mind');
  expect(await lettersSent(helpslip, { letter: 'password-reset' })).toEqual([]);
});

test('each token is another, and the test letter has none', async () => {
  const { deps, siteId } = helpslip;
  const { id: staffId, email, name } = cast.olga.staff;
  const plan = { siteId, to: { email, name, staffId }, by: null };
  const first = await planStaffLetter(deps, deps.db, { ...plan, letter: 'password-reset' });
  const second = await planStaffLetter(deps, deps.db, { ...plan, letter: 'password-reset' });
  expect(first).not.toBe(second);
  await planStaffLetter(deps, deps.db, { ...plan, letter: 'test-letter' });
  const letter = await letterSent(helpslip, { letter: 'test-letter' });
  expect(letter.text).toMatch(/^Hello Olga Owner,\n\nThis letter was sent to try the mail settings\./);
  expect(letter.text).toContain('https://help.example.com/admin\n');
});
