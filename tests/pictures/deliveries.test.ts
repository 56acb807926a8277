import { suppressMailbox } from '@helpslip/server/mail/suppress.ts';
import { afterAll, beforeAll, test } from 'vitest';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at, fillQueue } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What letters look like on a bad day: rows as the delivery engine leaves them. */
test('a bad day', async () => {
  await setUpOwner(stage);
  const { db, clock } = stage.deps;
  const { id: staffId } = await db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
  await fillQueue(stage, staffId);
  await visit(stage, { at: '/', now: at('10:00') });
  await stage.settle();
  stage.moveClockTo(at('10:40'));
  const fates = [
    {
      status: 'failed' as const,
      reason: 'provider-refused',
      provider_answer: '422 validation_error: Invalid `to` field.',
    },
    { status: 'maybe-sent' as const, reason: 'tried-too-long-ago' },
    { status: 'due' as const, reason: 'no-answer', attempts: 3, due_at: new Date(clock().getTime() + 180_000) },
    { status: 'suppressed' as const, reason: 'mailbox-budget' },
  ];
  const letters = await db.selectFrom('delivery').select('id').orderBy('created_at', 'desc').limit(4).execute();
  for (const [place, { id }] of letters.entries()) {
    await db
      .updateTable('delivery')
      .set(fates[place] ?? {})
      .where('id', '=', id)
      .execute();
  }
  const closed_until = new Date(clock().getTime() + 240_000);
  await db
    .insertInto('transport')
    .values({ name: 'dev-mailbox', failures: 6, closed_until, closed_reason: 'no-answer' })
    .execute();
  const { id: siteId } = await db.selectFrom('site').select('id').executeTakeFirstOrThrow();
  const off = { siteId, at: clock() };
  await suppressMailbox(db, { ...off, email: 'grace@example.org', reason: 'not-me', staffId: null });
  await suppressMailbox(db, { ...off, email: 'spam-trap@example.net', reason: 'by-owner', staffId });
});

test.each(views)('the letters on a bad day, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, options);
  await page.goto(`${stage.url}/admin/letters`);
  await shoot(page, `desk-letters-bad-day-${name}`);
  await page.goto(`${stage.url}/admin/letters?status=failed`);
  await page.locator('.queue th a').first().click();
  await page.getByRole('button', { name: 'Send again' }).waitFor();
  await shoot(page, `desk-letter-failed-${name}`);
  await page.goto(`${stage.url}/admin/mailboxes`);
  await page.getByText('Let it have letters again').first().click();
  await shoot(page, `desk-mailboxes-${name}`);
});

test.each(views)('the page behind "this was not me", $name', async ({ name, options }) => {
  const { text_body } = await stage.deps.db
    .selectFrom('delivery')
    .select('text_body')
    .where('letter', '=', 'ticket-received')
    .where('status', '=', 'sent')
    .executeTakeFirstOrThrow();
  const { page } = await visit(stage, { ...options, at: text_body?.match(/http\S+\/not-me\/\S+/)?.[0] ?? '' });
  await shoot(page, `not-me-${name}`);
});
