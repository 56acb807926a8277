import { reconcileReceived } from '@helpslip/server/inbound/reconcile.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { resendMailer } from '@helpslip/server/mail/resend.ts';
import { smtpMailer } from '@helpslip/server/mail/smtp.ts';
import { readSmtpUrl } from '@helpslip/server/smtp-url.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectedLog } from '../support/collected-log.ts';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { callWebhook, openReceiving, RECEIVING, receivedEvent, WEBHOOK_SECRET, work } from '../support/inbound.ts';

const CANARIES = {
  email: 'canary-mail@example.org',
  name: 'Canaria Name',
  subject: 'subject-canary-5c',
  message: 'body-canary-91\nwith a second line canary-92',
  page: 'https://acme.example/page-canary?token=page-token-canary',
};
const log = collectedLog();

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({
    log,
    mail: {
      ...devMailbox,
      isDevMailbox: false,
      send: async (letter) => {
        throw new Error(`cannot reach ${letter.to} with ${letter.text}`);
      },
    },
  });
});
afterAll(() => helpslip.close());

const ticket = () =>
  newTicket({
    subject: CANARIES.subject,
    message: CANARIES.message,
    page: CANARIES.page,
    requester: { name: CANARIES.name, email: CANARIES.email },
    identity: { email: CANARIES.email, signature: 'f'.repeat(64) },
  });

test('G8: whatever goes right or wrong, no token, address, text or reference is in the log', async () => {
  const { identity: _, ...unsigned } = ticket();
  const { reference, token } = await helpslip.open(unsigned);
  const bearer = { Authorization: `Bearer ${token}` };
  await helpslip.call('GET', `/api/v1/tickets/${reference}?token=${token}`, {
    headers: { ...bearer, Referer: `https://x/#t=${token}` },
  });
  await helpslip.call('GET', `/t?reference=${reference}&t=${token}`).catch(() => {});
  await helpslip.call('GET', `/${token}/${reference}/${CANARIES.email}`);
  await helpslip.call('POST', '/api/v1/tickets', { body: ticket(), headers: newKey() });
  await helpslip.call('POST', '/api/v1/tickets', { raw: `{"broken":"${CANARIES.subject}`, headers: newKey() });
  await helpslip.call('POST', `/api/v1/tickets/${reference}/access`, { body: { email: CANARIES.email } });
  const search = { kind: 'searched', query: CANARIES.subject, found: [] };
  await helpslip.call('POST', '/api/v1/events', {
    body: { site: 'acme', visit: '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11', events: [search] },
  });
  await helpslip.settle();
  // PostgreSQL repeats a value that it cannot take, in the message of its error.
  await sql`alter table message add check (body::integer > 0) not valid`.execute(helpslip.deps.db);
  const failed = await helpslip.call('POST', '/api/v1/tickets', { body: unsigned, headers: newKey() });
  expect(failed.status).toBe(500);
  const problem = await failed.text();
  expect(problem).not.toMatch(/canary|syntax|integer|server\/src|node_modules/i);

  const written = log.lines.join('\n');
  expect(written).toContain('"status":201');
  expect(written).toContain('a request failed');
  expect(written).toContain('a transport broke');
  for (const secret of [
    token,
    reference,
    reference.replaceAll('-', ''),
    'canary',
    'Canaria',
    'f'.repeat(64),
    '203.0.113',
  ]) {
    expect(written).not.toContain(secret);
  }
  const { requestId } = JSON.parse(problem);
  const line = log.lines.find((one) => one.includes('22P02')) ?? '';
  expect(line).toContain(requestId);
  expect(line).toContain('a request failed');
  expect(line).toMatch(/open-ticket\.ts|tickets\.ts/);
});

test('O19: no key, password or signature is in the log, whatever the provider, the mail server or a caller does', async () => {
  const own = collectedLog();
  const { helpslip: receiving, provider, close } = await openReceiving({}, { log: own });
  const mail = provider.receive({});
  const { signature, ...told } = { ...receivedEvent(mail), signature: 'v1,signature-canary' };
  await callWebhook(receiving, told, { headers: { 'svix-signature': signature } });
  await callWebhook(receiving, told);
  provider.fail({ status: 401, body: `{"statusCode":401,"message":"${RECEIVING.RESEND_API_KEY}"}` });
  await work(receiving);
  await reconcileReceived(receiving.deps);
  const server = readSmtpUrl('smtp://user-canary:password-canary@127.0.0.1:1', false);
  if (typeof server === 'string') throw new Error(server);
  const resend = resendMailer({ apiKey: RECEIVING.RESEND_API_KEY ?? '', baseUrl: provider.url, perSecond: 1_000 });
  for (const transport of [resend, smtpMailer({ server, bounceTo: 'b@acme.example', perSecond: null })]) {
    const twin = receiving.twin({ mail: transport });
    await twin.open();
    await twin.settle();
    await twin.close();
  }
  const written = own.lines.join('\n');
  expect(written).toContain('what came in is put aside');
  expect(written).toContain('the list of received mails could not be read');
  for (const secret of ['canary', RECEIVING.RESEND_API_KEY ?? 'none', WEBHOOK_SECRET, WEBHOOK_SECRET.slice(6)]) {
    expect(written).not.toContain(secret);
  }
  const standings = await receiving.deps.db.selectFrom('delivery').select(['status', 'reason']).execute();
  expect(standings.map(({ reason }) => reason)).toEqual(['provider-refused', 'mail-server-unreachable']);
  expect(JSON.stringify(standings)).not.toContain('canary');
  await close();
});
