import { randomUUID } from 'node:crypto';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import type { TicketReceipt } from '@helpslip/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { documentOf } from '../../support/desk.ts';
import { type Helpslip, newKey, openHelpslip, someAddress } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';
import { act, seenIn, ticketPage } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const get = (reference: string, token?: string) =>
  helpslip.call('GET', `/api/v1/tickets/${reference}`, token ? { headers: bearer(token) } : {});
const say = ({ reference, token }: TicketReceipt, message: string) =>
  helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
    body: { message },
    headers: { ...bearer(token), ...newKey() },
    from: someAddress(),
  });
const merge = (source: TicketReceipt, target: TicketReceipt) =>
  act(cast.mara, source.reference, 'merge', { into: target.reference });

/** Two tickets of one person, written in one visit. */
async function twins(): Promise<[TicketReceipt, TicketReceipt]> {
  const visit = randomUUID();
  const requester = { email: `${randomUUID()}@example.com` };
  return [
    await helpslip.open({ visit, requester, subject: 'Charged twice' }),
    await helpslip.open({ visit, requester, subject: 'Still charged twice', message: 'Nobody has written.' }),
  ];
}

test('M10 what is said on a merged ticket lands on the one that it became part of', async () => {
  const [target, source] = await twins();
  const response = await merge(source, target);
  expect(response.headers.get('Location')).toBe(`/admin/tickets/${target.reference}#latest`);

  expect((await say(source, 'One thing more.')).status).toBe(201);
  const page = await ticketPage(cast.mara, target.reference);
  expect([...page.querySelectorAll('.said .body')].map((body) => body.textContent)).toEqual([
    'The October invoice was charged twice.',
    'Nobody has written.',
    'One thing more.',
  ]);
  expect(page.querySelector('.timeline')?.textContent).toContain(`as ${source.reference}: Still charged twice`);
});

test('the old number and its token lead to the ticket that holds the words, for the requester and at the desk', async () => {
  const [target, source] = await twins();
  await merge(source, target);

  expect(await (await get(source.reference)).json()).toMatchObject({ reference: target.reference, status: 'queued' });
  for (const { token } of [source, target]) {
    expect(await (await get(source.reference, token)).json()).toMatchObject({
      reference: target.reference,
      subject: 'Charged twice',
      messages: [{ from: 'requester' }, { body: 'Nobody has written.' }],
    });
  }
  const desk = await cast.mara.desk.get(`/admin/tickets/${source.reference}`);
  expect([desk.status, desk.headers.get('Location')]).toEqual([303, `/admin/tickets/${target.reference}`]);
  expect((await cast.charlie.desk.get(`/admin/tickets/${source.reference}`)).status).toBe(404);
  expect((await cast.mara.desk.page('/admin?view=all')).body.textContent).not.toContain('Still charged twice');
  const found = (await cast.mara.desk.page('/admin?view=all&q=nobody+has+written')).body.textContent;
  expect(found).toContain(target.reference);
});

test('G9 tokens of two visits open nothing together: either may be of somebody who typed the address of another', async () => {
  const requester = { email: 'victim@example.com' };
  const target = await helpslip.open({ requester, subject: 'Mine', visit: randomUUID() });
  const source = await helpslip.open({ requester, subject: 'Following up on mine', visit: randomUUID() });
  await merge(source, target);
  for (const reference of [source.reference, target.reference]) {
    for (const { token } of [source, target]) expect((await get(reference, token)).status).toBe(404);
    expect((await get(reference)).status).toBe(200);
  }
  await act(cast.mara, target.reference, 'reply', { message: 'Here you are.' });
  await helpslip.settle();
  const letter = await helpslip.deps.db
    .selectFrom('delivery')
    .select('text_body')
    .where('letter', '=', 'agent-replied')
    .where('recipient', '=', requester.email)
    .executeTakeFirstOrThrow();
  const [, reference = '', token = ''] = /\/t#r=([\w-]+)&t=([\w-]+)/.exec(letter.text_body ?? '') ?? [];
  expect(await (await get(reference, token)).json()).toMatchObject({ subject: 'Mine' });
});

test('tickets of two people, or of two sites, are not merged', async () => {
  await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' });
  const target = await helpslip.open({ requester: { email: 'a@example.com' } });
  const other = await helpslip.open({ requester: { email: 'b@example.com' } });
  const away = await helpslip.open({ requester: { email: 'a@example.com' }, site: 'beta' });
  expect((await merge(other, target)).status).toBe(422);
  expect((await act(cast.olga, away.reference, 'merge', { into: target.reference })).status).toBe(422);
  expect((await act(cast.mara, target.reference, 'merge', { into: target.reference })).status).toBe(422);
  expect((await act(cast.mara, target.reference, 'merge', { into: away.reference })).status).toBe(404);
  expect(await (await get(other.reference)).json()).toMatchObject({ reference: other.reference });
});

test('the earlier promise stays, and what was open on either is open', async () => {
  const requester = { email: 'promised@example.com' };
  const visit = randomUUID();
  const first = await helpslip.open({ requester, visit });
  helpslip.moveClockTo('2026-01-14T10:00:00Z');
  const later = await helpslip.open({ requester, visit });
  await merge(first, later);
  expect(await (await get(later.reference)).json()).toMatchObject({ promise: { by: first.promise.by } });

  const third = await helpslip.open({ requester, visit });
  await act(cast.mara, later.reference, 'reply', { message: 'Done.', left: 'completed' });
  await merge(third, later);
  expect(await (await get(first.reference)).json()).toMatchObject({ reference: later.reference, status: 'assigned' });
});

test('a reply to a ticket that somebody merged meanwhile is shown beside the other one, and kept as a draft', async () => {
  const [target, source] = await twins();
  const seen = seenIn(await ticketPage(cast.olga, source.reference));
  await merge(source, target);
  const form = { message: 'I look into it.', seen };
  const response = await cast.olga.desk.post(`/admin/tickets/${source.reference}/reply`, form);
  const page = documentOf(await response.text());
  expect(response.status).toBe(409);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('merged this ticket into the one you see now');
  expect(page.querySelector('.ticket-head .reference')?.textContent).toBe(target.reference);
  const kept = (await ticketPage(cast.olga, target.reference)).querySelector('#message');
  expect(kept?.textContent).toBe('I look into it.');
});

test('of two people who merge crosswise at once one does, and nobody waits for ever', async () => {
  const [one, other] = await twins();
  const seen = async (receipt: TicketReceipt) => seenIn(await ticketPage(cast.mara, receipt.reference));
  const [seenOne, seenOther] = [await seen(one), await seen(other)];
  const post = (person: typeof cast.mara, from: TicketReceipt, into: TicketReceipt, state: string) =>
    person.desk.post(`/admin/tickets/${from.reference}/merge`, { into: into.reference, seen: state });
  const responses = await Promise.all([post(cast.mara, one, other, seenOne), post(cast.olga, other, one, seenOther)]);
  expect(responses.map(({ status }) => status).sort()).toEqual([303, 409]);
});

test('M7 a message that comes while its ticket is merged is kept', async () => {
  const [target, source] = await twins();
  const seen = seenIn(await ticketPage(cast.mara, source.reference));
  const [said] = await Promise.all([
    say(source, 'Just now.'),
    cast.mara.desk.post(`/admin/tickets/${source.reference}/merge`, { into: target.reference, seen }),
  ]);
  expect(said.status).toBe(201);
  expect(JSON.stringify(await (await get(source.reference, source.token)).json())).toContain('Just now.');
});
