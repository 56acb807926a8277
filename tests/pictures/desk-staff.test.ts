import { planStaffLetter } from '@helpslip/server/notifications/plan-staff-letter.ts';
import { addStaff, hashOfPassword } from '@helpslip/server/staff/add-staff.ts';
import { keepInvite } from '@helpslip/server/staff/invites.ts';
import { afterAll, beforeAll, test } from 'vitest';
import { pairedBy } from '../support/authenticator.ts';
import { documentOf } from '../support/desk.ts';
import { OLGA, setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
let inviteToken: string;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('people work here, and one more is invited', async () => {
  stage.moveClockTo(at('10:00'));
  await setUpOwner(stage);
  const { deps } = stage;
  const { id: siteId } = await deps.db.selectFrom('site').select('id').executeTakeFirstOrThrow();
  const { id: ownerId } = await deps.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
  const passwordHash = await hashOfPassword('a calm day in Bergen');
  for (const name of ['Jana Berg', 'Sami Okafor']) {
    const email = `${name.split(' ')[0]?.toLowerCase()}@northwind.example`;
    const person = { name, email, role: 'agent' as const, passwordHash };
    await deps.db.transaction().execute((trx) => addStaff(trx, person, deps.clock(), [siteId]));
  }
  inviteToken = await deps.db.transaction().execute(async (trx) => {
    const to = { email: 'lena@northwind.example', name: null, staffId: null };
    const token = await planStaffLetter(deps, trx, { letter: 'invite', siteId, to, by: OLGA.name });
    await keepInvite(deps, trx, { email: to.email, role: 'agent', siteIds: [siteId] }, token, ownerId);
    return token;
  });
});

test.each(views)('the pages of the staff and of an account, $name', async ({ name, options }) => {
  stage.moveClockTo(at('10:40'));
  await stage.deps.db.deleteFrom('two_step').execute();
  const stranger = await visit(stage, { ...options, at: `${stage.url}/admin/password` });
  await shoot(stranger.page, `desk-forgot-${name}`);
  await stranger.page.goto(`${stage.url}/admin/invite/${inviteToken}`);
  await shoot(stranger.page, `desk-invite-${name}`);
  const { page } = await signInOwner(stage, options);
  await page.goto(`${stage.url}/admin/staff`);
  await shoot(page, `desk-staff-${name}`);
  await page.getByRole('link', { name: 'Jana Berg' }).click();
  await page.getByRole('heading', { name: 'Jana Berg' }).waitFor();
  await shoot(page, `desk-person-${name}`);
  await page.goto(`${stage.url}/admin/account`);
  await shoot(page, `desk-account-${name}`);
  await page.goto(`${stage.url}/admin/account/two-step`);
  await page.getByLabel('Your own password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('img', { name: /^QR code/ }).waitFor();
  await shoot(page, `desk-two-step-${name}`);
});

test.each(views)('the recovery codes and the code at the sign-in, $name', async ({ name, options }) => {
  // Each view turns it on anew.
  const now = at(`10:5${views.findIndex((view) => view.name === name)}`);
  stage.moveClockTo(now);
  await stage.deps.db.deleteFrom('two_step').execute();
  const { page } = await signInOwner(stage, options);
  await page.goto(`${stage.url}/admin/account/two-step`);
  await page.getByLabel('Your own password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('img', { name: /^QR code/ }).waitFor();
  const app = pairedBy(documentOf(await page.content()));
  await page.getByLabel('The code that the app shows now').fill(app.codeAt(now));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByText('they are not shown again').waitFor();
  await shoot(page, `desk-recovery-codes-${name}`);
  const phone = await visit(stage, { ...options, at: `${stage.url}/admin` });
  await phone.page.getByLabel('E-mail').fill(OLGA.email);
  await phone.page.getByLabel('Password').fill(OLGA.password);
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.getByLabel('Code').waitFor();
  await shoot(phone.page, `desk-code-${name}`);
});
