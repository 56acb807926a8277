import { suppressMailbox } from '@helpslip/server/mail/suppress.ts';
import { automaticMailLimits } from '@helpslip/server/notifications/automatic-mail.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCast } from '../support/cast.ts';
import { collectedLog } from '../support/collected-log.ts';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { acme } from '../support/site.ts';

const PROXY = '10.0.0.5';
const log = collectedLog();

let helpslip: Helpslip;
beforeEach(async () => {
  log.lines.length = 0;
  helpslip = await openHelpslip({
    environment: { TRUSTED_PROXIES: PROXY, MAIL_FROM: 'Acme Support <support@acme.example>' },
    site: {
      contacts: [
        ...acme.contacts,
        { kind: 'email', label: 'Write to us', href: 'mailto:Desk@acme.example?subject=Hi' },
      ],
    },
    log,
  });
});
afterEach(() => helpslip.close());

const lettersTo = async (email: string) => {
  await helpslip.settle();
  return helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .where('recipient', '=', email)
    .orderBy('created_at')
    .execute();
};
const openFor = (email: string, changes = {}) => helpslip.open({ requester: { email }, ...changes });

test('T15: nothing automatic goes to our own inboxes and to machines, and their tickets are kept', async () => {
  const quiet = [
    'support@acme.example',
    'SUPPORT+loop@Acme.Example',
    'desk@acme.example',
    'postmaster@example.org',
    'MAILER-DAEMON@example.org',
    'no-reply@example.org',
    'noreply@example.org',
    'no_reply@example.org',
    'do-not-reply+x@example.org',
    'bounces-123@example.org',
  ];
  for (const email of quiet) {
    const { reference, token } = await openFor(email);
    const [letter, ...more] = await lettersTo(email);
    expect([email, letter?.status, more]).toEqual([email, 'suppressed', []]);
    expect(letter).toMatchObject({ reason: expect.stringMatching(/^(?:own|role)-address$/), text_body: null });
    const view = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(view.status).toBe(200);
  }
  await openFor('norepley@example.org');
  expect((await lettersTo('norepley@example.org'))[0]?.status).toBe('sent');
});

test('T16: the address of an agent gives no right and proves nothing', async () => {
  const { db } = helpslip.deps;
  await db
    .insertInto('staff')
    .values({ id: 'grace', name: 'Grace Hopper', email: 'grace@acme.example', role: 'owner' })
    .execute();
  const receipt = await openFor('grace@acme.example');
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('requester_email', '=', 'grace@acme.example')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ requester_proven_at: null, assignee_id: null, status: 'queued' });
  const view = await helpslip.call('GET', `/api/v1/tickets/${receipt.reference}`, {
    headers: { Authorization: `Bearer ${receipt.token}` },
  });
  expect((await view.json()).messages[0].from).toBe('requester');
  expect((await helpslip.call('GET', '/admin', { headers: { Authorization: `Bearer ${receipt.token}` } })).status).toBe(
    303,
  );
});

test('one mailbox gets three automatic letters a day, however it is spelled', async () => {
  const spellings = [
    'victim@gmail.com',
    'v.i.c.t.i.m@gmail.com',
    'VICTIM+a@googlemail.com',
    'victim+b@GMAIL.com',
    'victim@ｇmail.com',
  ];
  for (const email of spellings) await openFor(email);
  const unicode = [
    'ada@münchen.example',
    'ada@xn--mnchen-3ya.example',
    'ada@MÜNCHEN.example',
    'ada@mu\u0308nchen.example',
  ];
  for (const email of unicode) await openFor(email);
  await helpslip.settle();
  const letters = await helpslip.deps.db.selectFrom('delivery').select(['status', 'reason']).execute();
  expect(letters.filter(({ status }) => status === 'sent')).toHaveLength(2 * automaticMailLimits.perMailboxInDay);
  expect(letters.filter(({ reason }) => reason === 'mailbox-budget')).toHaveLength(3);
  helpslip.moveClockTo('2026-01-15T09:00:01.000Z');
  await openFor('victim@gmail.com');
  expect((await lettersTo('victim@gmail.com')).at(-1)?.status).toBe('sent');
});

test('T21: with ever new victims from one network, the budget of the site trips, somebody is told, and no ticket is lost', async () => {
  const { db } = helpslip.deps;
  const already = automaticMailLimits.perSiteInHour - 10;
  await sql`insert into delivery (id, site_id, letter, recipient, mailbox_key, is_automatic, status, due_at, created_at)
    select gen_random_uuid(), ${helpslip.siteId}, 'ticket-received', i || '@example.net', i || '@example.net', true, 'sent',
      ${helpslip.deps.clock()}, ${helpslip.deps.clock()} from generate_series(1, ${already}::int) i`.execute(db);
  const post = (i: number, hop: string) =>
    helpslip.call('POST', '/api/v1/tickets', {
      body: newTicket({ requester: { email: `victim-${i}@example.org` } }),
      headers: { ...newKey(), 'X-Forwarded-For': hop },
      from: PROXY,
    });
  const fromOne = await Promise.all(Array.from({ length: 15 }, (_, i) => post(i, '192.0.2.255')));
  expect(fromOne.filter(({ status }) => status === 429)).toHaveLength(5);
  const fromMany = await Promise.all(Array.from({ length: 20 }, (_, i) => post(1_000 + i, `192.0.2.${i}`)));
  expect(fromMany.map(({ status }) => status)).toEqual(Array(20).fill(201));
  await helpslip.settle();
  const letters = await db
    .selectFrom('delivery')
    .select(['status', 'reason'])
    .where('event_id', 'is not', null)
    .execute();
  expect(letters.filter(({ status }) => status === 'sent')).toHaveLength(10);
  expect(letters.filter(({ status, reason }) => status === 'suppressed' && reason === 'site-breaker')).toHaveLength(20);
  const { olga } = await makeCast(helpslip);
  const notice = (await olga.desk.page('/admin/letters')).querySelector('.alerts')?.textContent;
  expect(notice).toContain('20 letters held back in the last hour');
  const warnings = log.lines.filter((line) => line.includes('"level":"warn"'));
  expect(warnings).toEqual([expect.stringContaining('held back')]);
});

test('letters to staff have a budget of their own, which a flood of tickets cannot pass and which takes nothing from requesters', async () => {
  const { olga, mara } = await makeCast(helpslip);
  const { db } = helpslip.deps;
  const already = automaticMailLimits.perStaffInHour - 2;
  await sql`insert into delivery (id, site_id, letter, recipient, mailbox_key, is_automatic, status, due_at, created_at)
    select gen_random_uuid(), ${helpslip.siteId}, 'new-ticket', ${olga.staff.email}, ${olga.staff.email}, true, 'sent',
      ${helpslip.deps.clock()}, ${helpslip.deps.clock()} from generate_series(1, ${already}::int)`.execute(db);
  for (let i = 0; i < 5; i++) await openFor(`visitor-${i}@example.org`);
  const fates = async (email: string) =>
    (await lettersTo(email)).filter(({ event_id }) => event_id !== null).map(({ status, reason }) => reason ?? status);
  expect((await fates(olga.staff.email)).sort()).toEqual(['sent', 'sent', ...Array(3).fill('staff-budget')]);
  expect(await fates(mara.staff.email)).toEqual(Array(5).fill('sent'));
  for (let i = 0; i < 5; i++) expect(await fates(`visitor-${i}@example.org`)).toEqual(['sent']);
  // As a requester, a colleague is anybody.
  await openFor(olga.staff.email);
  expect((await fates(olga.staff.email)).filter((fate) => fate === 'sent')).toHaveLength(3);
});

test('a mailbox that is off for one site has the letters of another, and one that bounced has none', async () => {
  const { deps, siteId } = helpslip;
  await addSite(deps, { ...acme, key: 'beta', name: 'Beta' });
  const at = deps.clock();
  const off = { staffId: null, at };
  await suppressMailbox(deps.db, { ...off, email: 'ada@example.com', reason: 'not-me', siteId });
  await suppressMailbox(deps.db, { ...off, email: 'gone@example.com', reason: 'bounced', siteId: null });
  for (const email of ['ada@example.com', 'gone@example.com']) {
    await openFor(email);
    await openFor(email, { site: 'beta' });
  }
  const fates = async (email: string) => (await lettersTo(email)).map(({ status, reason }) => reason ?? status).sort();
  expect(await fates('ada@example.com')).toEqual(['sent', 'suppressed-not-me']);
  expect(await fates('gone@example.com')).toEqual(['suppressed-bounced', 'suppressed-bounced']);
});
