import { keepEvent } from '@helpslip/server/inbound/keep-event.ts';
import { replyAddress } from '@helpslip/server/mail/reply-address.ts';
import type { TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, test } from 'vitest';
import { type FakeReceiving, openFakeReceiving, type ProviderMail } from '../support/fake-resend-received.ts';
import { SCREEN } from '../support/files-in-browser.ts';
import { newKey } from '../support/helpslip.ts';
import { fetchFiles, RECEIVING, receivedEvent, work } from '../support/inbound.ts';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { at } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
let provider: FakeReceiving;
beforeAll(async () => {
  provider = await openFakeReceiving();
  stage = await openStage({ ...RECEIVING, RESEND_BASE_URL: provider.url });
});
afterAll(() => Promise.all([stage.close(), provider.close()]));

async function arrive(mail: Partial<ProviderMail>): Promise<void> {
  const received = provider.receive({ created_at: stage.deps.clock().toISOString(), ...mail });
  await keepEvent(stage.deps, received.id, JSON.stringify(receivedEvent(received)));
  await work(stage);
}

const screenshot = (filename: string, told = {}) => provider.attach(SCREEN.buffer, { filename, ...told });

let ticketPath = '';
test('a requester replies by mail with files, and somebody writes to the shop', async () => {
  await setUpOwner(stage);
  stage.moveClockTo(at('10:00'));
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify({
      site: 'demo',
      category: 'brewing',
      subject: 'Which grind for a V60?',
      message: 'My coffee runs through in two minutes.',
      requester: { name: 'Ada Lovelace', email: 'ada@example.com' },
    }),
  });
  const { reference }: TicketReceipt = await answer.json();
  ticketPath = `/admin/tickets/${reference}`;
  stage.moveClockTo(at('10:20'));
  await arrive({
    to: [replyAddress(stage.deps.config, parseReference(reference) ?? '') ?? ''],
    text: 'This is how it looks at 24, and how it runs.\n\n-- \nAda Lovelace',
    attachments: [
      screenshot('Grind at 24.png'),
      provider.attach('0:00 poured 60 g', { filename: 'My notes.txt', content_type: 'text/plain' }),
      screenshot('How it runs.mov', { content_type: 'video/quicktime', size: 48_000_000 }),
      screenshot('logo.png', { size: 4_000, content_id: 'logo', content_disposition: 'inline' }),
    ],
  });
  await arrive({
    to: ['demo@reply.acme.example'],
    subject: 'Do you repair G1 grinders?',
    text: 'The lid of mine is cracked, see the picture.',
    attachments: [
      screenshot('Lid.png'),
      screenshot('All of it.mov', { content_type: 'video/quicktime', size: 48_000_000 }),
    ],
  });
  await fetchFiles(stage);
  provider.failFiles({ status: 503 });
  await arrive({
    to: [replyAddress(stage.deps.config, parseReference(reference) ?? '') ?? ''],
    text: 'And at 28.',
    attachments: [screenshot('Grind at 28.png')],
  });
  await fetchFiles(stage);
});

test.each(views)('files that came by mail at the desk, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, { ...options, now: at('10:30') });
  await page.goto(stage.url + ticketPath);
  await page.getByRole('link', { name: 'Grind at 24.png' }).scrollIntoViewIfNeeded();
  await shoot(page, `desk-ticket-mail-files-${name}`);
  await page.goto(`${stage.url}/admin/inbound`);
  await page.getByRole('link', { name: 'Do you repair G1 grinders?' }).click();
  await page.getByRole('link', { name: 'Lid.png' }).waitFor();
  await shoot(page, `desk-mail-files-${name}`);
});
