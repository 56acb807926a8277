import { planDeliveries } from '@helpslip/server/notifications/plan-deliveries.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCast } from '../support/cast.ts';
import { documentOf } from '../support/desk.ts';
import { type Helpslip, openHelpslip, someAddress } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip();
});
afterEach(() => helpslip.close());

/** Opens a ticket with somebody else's address, and finds in the letter what its reader can press. */
async function letterTo(email: string) {
  const { reference } = await helpslip.open({ requester: { email } });
  await helpslip.settle();
  const letter = await helpslip.deps.db
    .selectFrom('delivery')
    .select(['id', 'text_body', 'html_body'])
    .where('recipient', '=', email)
    .where('letter', '=', 'ticket-received')
    .where('status', '=', 'sent')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const text = letter.text_body ?? '';
  return {
    reference,
    path: new URL(text.match(/https:\/\/\S+\/not-me\/\S+/)?.[0] ?? 'https://none.example').pathname,
    html: letter.html_body ?? '',
    token: text.match(/#r=[\w-]+&t=([\w-]+)/)?.[1] ?? '',
  };
}

const view = (reference: string, token: string) =>
  helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
    from: someAddress(),
  });
const statusesTo = async (email: string) => {
  await helpslip.settle();
  const rows = await helpslip.deps.db
    .selectFrom('delivery')
    .select(['status', 'reason'])
    .where('recipient', '=', email)
    .orderBy('created_at')
    .execute();
  return rows.map(({ status, reason }) => reason ?? status);
};

test('T21: a letter that somebody did not ask for leads to a button; opening the page, as scanners do, changes nothing', async () => {
  const { path, html, reference, token } = await letterTo('victim@example.com');
  expect(html).toContain(path);
  for (let i = 0; i < 3; i++) {
    const response = await helpslip.call('GET', path, { from: someAddress() });
    expect(response.status).toBe(200);
    const page = documentOf(await response.text());
    expect(page.querySelector('form')?.getAttribute('method')).toBe('post');
    expect(page.body.textContent).not.toContain('victim@example.com');
    expect(page.body.textContent).not.toContain(reference);
  }
  expect((await helpslip.call('HEAD', path, { from: someAddress() })).status).toBe(200);
  expect(await helpslip.deps.db.selectFrom('suppression').selectAll().execute()).toEqual([]);
  expect((await view(reference, token)).status).toBe(200);
});

test('pressing it takes the mailbox off the automatic letters of this site, closes the link of that letter, and tells the desk', async () => {
  const cast = await makeCast(helpslip);
  const { path, reference, token } = await letterTo('victim@example.com');
  for (let i = 0; i < 2; i++) {
    const response = await helpslip.call('POST', path, { from: someAddress() });
    expect(response.status).toBe(200);
    expect(documentOf(await response.text()).querySelector('h1')?.textContent).toBe('Done');
  }
  expect((await view(reference, token)).status).toBe(404);

  await helpslip.open({ requester: { email: 'VICTIM+again@example.com' } });
  expect(await statusesTo('VICTIM+again@example.com')).toEqual(['suppressed-not-me']);
  const timeline = (await cast.mara.desk.page(`/admin/tickets/${reference}`)).querySelector('.timeline')?.textContent;
  expect(timeline?.match(/not they who asked/g)).toHaveLength(1);
});

test('somebody of the staff who says so of a ticket opened in their name still hears of the work', async () => {
  const { mara } = await makeCast(helpslip);
  const { path } = await letterTo(mara.staff.email);
  await helpslip.call('POST', path, { from: someAddress() });
  await helpslip.open({ requester: { email: mara.staff.email } });
  await helpslip.settle();
  const letters = await helpslip.deps.db
    .selectFrom('delivery')
    .select(['letter', 'status'])
    .where('recipient', '=', mara.staff.email)
    .orderBy('event_id', 'desc')
    .orderBy('letter')
    .limit(2)
    .execute();
  expect(letters).toEqual([
    { letter: 'new-ticket', status: 'sent' },
    { letter: 'ticket-received', status: 'suppressed' },
  ]);
});

test('what was on its way to the mailbox when it was pressed stays here', async () => {
  const { path } = await letterTo('victim@example.com');
  const { deps } = helpslip;
  await helpslip.open({ requester: { email: 'victim@example.com' } });
  await planDeliveries(deps);
  await helpslip.call('POST', path, { from: someAddress() });
  expect(await statusesTo('victim@example.com')).toEqual(['sent', 'suppressed-not-me']);
});

test('a link that we did not make, or that lost a letter, says so on a page', async () => {
  const { path } = await letterTo('victim@example.com');
  for (const wrong of [path.slice(0, -1), `${path}x`, '/not-me/x', `/not-me/${'0'.repeat(300)}`, '/not-me/%00']) {
    for (const method of ['GET', 'POST']) {
      const response = await helpslip.call(method, wrong, { from: someAddress() });
      expect([wrong, response.status]).toEqual([wrong, 404]);
      expect(response.headers.get('Content-Type')).toContain('text/html');
    }
  }
  expect(await helpslip.deps.db.selectFrom('suppression').selectAll().execute()).toEqual([]);
});
