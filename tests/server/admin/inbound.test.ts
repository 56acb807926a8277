import { plainHtml } from '@helpslip/server/inbound/plain-html.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
import { messagesOf } from '../../support/conversation.ts';
import { documentOf } from '../../support/desk.ts';
import { type FakeReceiving, type ProviderMail, passedBy } from '../../support/fake-resend-received.ts';
import { type Helpslip, newTicket } from '../../support/helpslip.ts';
import { hostileHtml } from '../../support/hostile-html.ts';
import { callWebhook, deliver, keptMail, openReceiving, replyTo, work } from '../../support/inbound.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let provider: FakeReceiving;
let close: () => Promise<void>;
let cast: Cast;
let bela: Person;
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving());
  cast = await makeCast(helpslip);
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
  bela = await addPerson(helpslip, { name: 'Bela Books', role: 'agent', siteIds: [betaId] });
});
afterAll(() => close());

async function arrived(mail: Partial<ProviderMail>): Promise<{ id: number; path: string }> {
  const received = provider.receive(mail);
  await deliver(helpslip, received);
  const { id } = await keptMail(helpslip, received);
  return { id, path: `/admin/inbound/${id}` };
}
const listed = async (person: Person, view = 'waiting') =>
  [...(await person.desk.page(`/admin/inbound?view=${view}`)).querySelectorAll('.queue th a')].map((link) =>
    link.getAttribute('href'),
  );

test('mail to a site’s own address waits for its staff, and for nobody else', async () => {
  const { path } = await arrived({ to: ['acme@reply.acme.example'], subject: 'Do you sell saws?' });
  expect(await listed(cast.mara)).toContain(path);
  expect(await listed(bela)).not.toContain(path);
  expect(await listed(cast.charlie)).toEqual([]);
  for (const person of [bela, cast.charlie]) {
    expect((await person.desk.get(path)).status).toBe(404);
    expect((await person.desk.get(`${path}/html`)).status).toBe(404);
    expect((await person.desk.post(`${path}/open`, { place: 'acme/billing' })).status).toBe(404);
    expect((await person.desk.post(`${path}/set-aside`, {})).status).toBe(404);
  }
});

test('mail that may be for any site waits for owners', async () => {
  const { path } = await arrived({ to: ['info@reply.acme.example'] });
  expect(await listed(cast.olga)).toContain(path);
  expect(await listed(cast.mara)).not.toContain(path);
});

test('a ticket is opened from a mail once, with its sender as the requester and a promise', async () => {
  const text = 'Do you sell saws?\n\n-- \nAda Lovelace';
  const { id, path } = await arrived({ to: ['acme@reply.acme.example'], subject: 'Saws', text });
  const response = await cast.mara.desk.post(`${path}/open`, { place: 'acme/billing' });
  expect(response.status).toBe(303);
  const reference = response.headers.get('Location')?.split('/').at(-1) ?? '';
  const row = await helpslip.deps.db
    .selectFrom('ticket')
    .selectAll()
    .where('reference', '=', reference.replaceAll('-', ''))
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ subject: 'Saws', requester_email: 'ada@example.com', requester_name: 'Ada Lovelace' });
  expect(row.requester_proven_at).not.toBeNull();
  expect(row.promised_at).not.toBeNull();
  const [message] = await messagesOf(helpslip, { reference } as Parameters<typeof messagesOf>[1]);
  expect(message).toMatchObject({ via: 'mail', body: 'Do you sell saws?', quoted: '--\nAda Lovelace' });
  await helpslip.settle();
  const letters = await helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .where('ticket_id', '=', row.id)
    .where('letter', '=', 'ticket-received')
    .execute();
  expect(letters.map(({ recipient }) => recipient)).toEqual(['ada@example.com']);

  expect((await cast.mara.desk.post(`${path}/open`, { place: 'acme/billing' })).status).toBe(409);
  expect((await cast.mara.desk.post(`${path}/set-aside`, {})).status).toBe(409);
  expect(await listed(cast.mara)).not.toContain(path);
  expect(await listed(cast.mara, 'all')).toContain(path);
  const kept = await helpslip.deps.db
    .selectFrom('inbound_mail')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(kept).toMatchObject({ fate: 'opened', ticket_id: row.id, staff_id: cast.mara.staff.id });
});

test('two who open a ticket from one mail at once open one', async () => {
  const { path } = await arrived({ to: ['acme@reply.acme.example'], subject: 'Both at once' });
  const answers = await Promise.all(
    [cast.olga, cast.mara].map(({ desk }) => desk.post(`${path}/open`, { place: 'acme/billing' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const opened = await helpslip.deps.db
    .selectFrom('ticket')
    .selectAll()
    .where('subject', '=', 'Both at once')
    .execute();
  expect(opened).toHaveLength(1);
});

test('no visitor can take the keys under which mails become tickets and messages', async () => {
  await sql`alter table inbound_mail alter column id restart with 5001`.execute(helpslip.deps.db);
  const ticket = await helpslip.open();
  const taken = (id: number) => ({ 'Idempotency-Key': `mail-${id}` });
  await helpslip.call('POST', '/api/v1/tickets', { body: newTicket(), headers: taken(5001) });
  await helpslip.call('POST', `/api/v1/tickets/${ticket.reference}/messages`, {
    body: { message: 'Taken.' },
    headers: { ...taken(5002), Authorization: `Bearer ${ticket.token}` },
  });
  const { id, path } = await arrived({ to: ['acme@reply.acme.example'] });
  expect(id).toBe(5001);
  expect((await cast.mara.desk.post(`${path}/open`, { place: 'acme/billing' })).status).toBe(303);
  const reply = provider.receive({ to: [replyTo(helpslip, ticket)], text: 'By mail.' });
  await deliver(helpslip, reply);
  expect(await keptMail(helpslip, reply)).toMatchObject({ id: 5002, fate: 'appended' });
});

test('a ticket cannot be opened on a site of somebody else', async () => {
  const { path } = await arrived({ to: ['acme@reply.acme.example'] });
  for (const place of ['beta/billing', 'acme/nothing', 'nobody/billing', '../x', '']) {
    expect([404, 422]).toContain((await cast.mara.desk.post(`${path}/open`, { place })).status);
  }
  expect((await cast.mara.desk.post(`${path}/set-aside`, {})).status).toBe(303);
  expect(await listed(cast.mara)).not.toContain(path);
});

test('what could not be worked is shown to owners with what the provider told, and can be tried again', async () => {
  const mail = provider.receive({ to: ['acme@reply.acme.example'], subject: 'Later' });
  provider.fail({ status: 404 });
  await deliver(helpslip, mail);
  provider.fail(null);
  const event = await helpslip.deps.db
    .selectFrom('inbound_event')
    .selectAll()
    .where('email_id', '=', mail.id)
    .executeTakeFirstOrThrow();
  expect(event.status).toBe('failed');
  const page = await cast.olga.desk.page('/admin/inbound');
  expect(page.querySelector('.inbound-calls')?.textContent).toContain(mail.id);
  expect((await cast.mara.desk.page('/admin/inbound')).querySelector('.inbound-calls')).toBeNull();
  const again = `/admin/inbound/events/${event.id}/try-again`;
  expect((await cast.mara.desk.post(again, {})).status).toBe(403);
  expect((await cast.olga.desk.post(again, {})).status).toBe(303);
  await work(helpslip);
  expect((await keptMail(helpslip, mail)).fate).toBe('quarantined');
  expect((await cast.olga.desk.post(again, {})).status).toBe(404);
});

test('a reply by mail stands in the timeline, with its quote folded and the way to the mail', async () => {
  const ticket = await helpslip.open();
  const text = 'It works.\n\nOn Wed, 14 Jan 2026, Acme <help@acme.example> wrote:\n> Solved?';
  const { path } = await arrived({ to: [replyTo(helpslip, ticket)], text });
  await arrived({
    to: [replyTo(helpslip, ticket)],
    from: 'eve@evil.example',
    headers: { from: 'eve@evil.example' },
    text: 'Me too.',
  });
  const page = await cast.mara.desk.page(`/admin/tickets/${ticket.reference}`);
  const entries = [...page.querySelectorAll('.timeline li')];
  const reply = entries.find((entry) => entry.querySelector('.body')?.textContent === 'It works.');
  expect(reply?.querySelector('details pre')?.textContent).toContain('> Solved?');
  expect(reply?.querySelector('.mailed > a')?.getAttribute('href')).toBe(path);
  const stranger = entries.find((entry) => entry.querySelector('.body')?.textContent === 'Me too.');
  expect(stranger?.querySelector('.who')?.textContent).toMatch(/eve@evil\.example, seen by staff only\. Somebody else/);
  const follow = await helpslip.call('GET', `/api/v1/tickets/${ticket.reference}`, {
    headers: { Authorization: `Bearer ${ticket.token}` },
  });
  expect(await follow.text()).not.toContain('Me too.');
});

test('R19: of hostile HTML nothing but plain elements without attributes is left, on a page that runs and fetches nothing', async () => {
  const { path } = await arrived({ to: ['acme@reply.acme.example'], text: null, html: hostileHtml.join('\n') });
  const page = await cast.mara.desk.page(path);
  expect(page.querySelector('iframe')?.getAttribute('sandbox')).toBe('');
  expect(
    page.querySelectorAll('article script, article img, article svg, article style, article form form'),
  ).toHaveLength(0);
  const response = await cast.mara.desk.get(`${path}/html`);
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  expect(policy).toMatch(/^sandbox; default-src 'none'/);
  expect(policy).not.toMatch(/allow-|unsafe|http|data:/);
  const { body } = documentOf(await response.text());
  for (const element of body.querySelectorAll('*')) {
    expect(element.getAttributeNames(), element.outerHTML).toEqual([]);
    expect(element.tagName).toMatch(/^(?:P|DIV|TABLE|TBODY|TR|TD|BR|SPAN)$/);
  }
});

function leftOpen(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z0-9]+)>/g)) {
    if (name === 'br' || name === 'hr' || !name) continue;
    if (!slash) open.push(name);
    else expect(open.pop()).toBe(name);
  }
  return open;
}

test('R19: whatever comes in, what goes out is text and a few plain elements, each closed', () => {
  const piece = fc.constantFrom(
    ...hostileHtml,
    '<p>',
    '</p>',
    '<b>',
    '<',
    '>',
    '"',
    '&lt;script&gt;',
    '<!--',
    '-->',
    '<table>',
    '</table>',
    ' text ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const plain = plainHtml(pieces.join(''));
      for (const [tag] of plain.matchAll(/<[^>]*>/g)) expect(tag).toMatch(/^<\/?[a-z][a-z0-9]*>$/);
      expect(plain).not.toMatch(
        /<\/?(?:script|style|img|svg|math|form|input|iframe|meta|base|link|template|a|object)\b/,
      );
      expect(leftOpen(plain)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a mail’s words are shown as text wherever they stand', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  const ticket = await helpslip.open();
  const mail = {
    from: `"${evil}" <eve@evil.example>`,
    headers: {
      from: `"${evil}" <eve@evil.example>`,
      'x-note': evil,
      'authentication-results': passedBy('evil.example'),
    },
    subject: evil,
    text: evil,
    attachments: [{ id: 'f', filename: evil, content_type: evil, size: 1 }],
  };
  const { path } = await arrived({ ...mail, to: ['acme@reply.acme.example'] });
  await arrived({ ...mail, to: [replyTo(helpslip, ticket)] });
  for (const page of [path, '/admin/inbound?view=all', `/admin/tickets/${ticket.reference}`]) {
    const document = await cast.mara.desk.page(page);
    expect(document.querySelectorAll('main script, main img'), page).toHaveLength(0);
    expect(document.querySelector('main')?.textContent).toContain('<script>alert(1)');
  }
});

test.each(['0', '1e3', '%00', "1'--", '999999999999999999', 'x'])('there is no mail %s', async (id) => {
  expect((await cast.olga.desk.get(`/admin/inbound/${id}`)).status).toBe(404);
  await callWebhook(helpslip, {});
});
