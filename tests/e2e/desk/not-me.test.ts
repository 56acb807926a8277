import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('somebody who did not ask finds the button behind the link of the letter, and is told that it is done', async () => {
  const response = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'brewing', requester: { email: 'eve@example.com' } })),
  });
  expect(response.status, await response.text()).toBe(201);
  await stage.settle();
  const { text_body } = await stage.deps.db
    .selectFrom('delivery')
    .select('text_body')
    .where('recipient', '=', 'eve@example.com')
    .executeTakeFirstOrThrow();
  const { page } = await visit(stage, {
    at: text_body?.match(/http\S+\/not-me\/\S+/)?.[0] ?? '',
    javaScriptEnabled: false,
  });
  await page.getByRole('button', { name: 'This was not me' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  const off = await stage.deps.db.selectFrom('suppression').select(['mailbox_key', 'reason']).execute();
  expect(off).toEqual([{ mailbox_key: 'eve@example.com', reason: 'not-me' }]);
});
