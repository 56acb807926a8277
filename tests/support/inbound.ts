import { randomUUID } from 'node:crypto';
import { fetchMailFiles } from '@helpslip/server/inbound/fetch-files.ts';
import { workInbound } from '@helpslip/server/inbound/work-events.ts';
import { replyAddress } from '@helpslip/server/mail/reply-address.ts';
import { parseReference } from '@helpslip/shared/reference';
import { Webhook } from 'standardwebhooks';
import { type FakeReceiving, openFakeReceiving, type ProviderMail } from './fake-resend-received.ts';
import { type Helpslip, openHelpslip, type Settings } from './helpslip.ts';

export const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const RECEIVING: Record<string, string> = {
  MAIL_FROM: 'Acme Tools <help@acme.example>',
  RESEND_API_KEY: 're_the_key_of_these_tests',
  RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
  INBOUND_DOMAIN: 'reply.acme.example',
};

/** Helpslip with a provider that receives mail for it; letters stay in the database. */
export async function openReceiving(
  environment: Record<string, string> = {},
  settings: Settings = {},
): Promise<{ helpslip: Helpslip; provider: FakeReceiving; close(): Promise<void> }> {
  const provider = await openFakeReceiving();
  const helpslip = await openHelpslip({
    ...settings,
    environment: { RATE_LIMITS: 'off', ...RECEIVING, RESEND_BASE_URL: provider.url, ...environment },
  });
  return {
    helpslip,
    provider,
    async close() {
      await Promise.all([helpslip.close(), provider.close()]);
    },
  };
}

export interface Call {
  id?: string;
  secret?: string;
  /** What is sent where it is not what was signed. */
  sent?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** A call of the webhook, signed by the library that the provider's own client uses. */
export function callWebhook(helpslip: Helpslip, payload: unknown, call: Call = {}): Promise<Response> {
  const { id = `msg_${randomUUID()}`, secret = WEBHOOK_SECRET, headers = {} } = call;
  const raw = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return helpslip.call('POST', '/webhooks/resend', {
    raw: call.sent ?? raw,
    headers: { ...signatureOf(helpslip, raw, id, secret), ...headers },
  });
}

export function signatureOf(
  helpslip: Helpslip,
  raw: string,
  id: string,
  secret = WEBHOOK_SECRET,
): Record<string, string> {
  const at = helpslip.deps.clock();
  return {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
    'svix-signature': new Webhook(secret).sign(id, at, raw),
  };
}

/** What the provider tells of a mail that has come in: its envelope, and nothing of what was written. */
export function receivedEvent({ text: _, html: __, headers: ___, id, ...mail }: ProviderMail): object {
  return { type: 'email.received', created_at: mail.created_at, data: { email_id: id, bcc: [], ...mail } };
}

/** Tells of a mail as the provider does, and works it. */
export async function deliver(helpslip: Helpslip, mail: ProviderMail): Promise<void> {
  const response = await callWebhook(helpslip, receivedEvent(mail));
  if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
  await work(helpslip);
}

/** Works what has come in until nothing is due. */
export async function work({ deps }: Pick<Helpslip, 'deps'>): Promise<void> {
  while ((await workInbound(deps)) > 0);
}

/** Fetches the files of what has come in until none is due. */
export async function fetchFiles({ deps }: Pick<Helpslip, 'deps'>): Promise<void> {
  while ((await fetchMailFiles(deps)) > 0);
}

/** What became of the files of a mail, in its order: their fates, with the reasons where there are any. */
export async function fatesOf(helpslip: Pick<Helpslip, 'deps'>, mail: { id: string }): Promise<string[]> {
  const { id } = await keptMail(helpslip, mail);
  const rows = await helpslip.deps.db
    .selectFrom('inbound_file')
    .select(['fate', 'reason'])
    .where('mail_id', '=', id)
    .orderBy('place')
    .execute();
  return rows.map(({ fate, reason }) => (reason ? `${fate}: ${reason}` : fate));
}

/** Where replies about a ticket go. */
export function replyTo(helpslip: Helpslip, { reference }: { reference: string }): string {
  const address = replyAddress(helpslip.deps.config, parseReference(reference) ?? '');
  if (!address) throw new Error('no mail is received here');
  return address;
}

/** What became of a mail. */
export function keptMail({ deps }: Pick<Helpslip, 'deps'>, { id }: { id: string }) {
  return deps.db.selectFrom('inbound_mail').selectAll().where('provider_id', '=', id).executeTakeFirstOrThrow();
}

/** A mail that waits for a site's staff, as if it had come, where no provider is. */
export async function waitingMail({ deps, siteId }: Pick<Helpslip, 'deps' | 'siteId'>, words: string): Promise<number> {
  const mail = await deps.db
    .insertInto('inbound_mail')
    .values({
      provider_id: randomUUID(),
      content_hash: Buffer.from(words),
      sender: 'ada@example.com',
      sender_key: 'ada@example.com',
      mail_message_id: '',
      subject: words,
      recipients: [],
      headers: '{}',
      text_body: words,
      html_body: `<p>${words}</p>`,
      verdict: 'unproven',
      fate: 'quarantined',
      reason: 'no-reply-address',
      site_id: siteId,
      received_at: deps.clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return mail.id;
}
