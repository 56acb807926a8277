import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../support/fake-server.ts';
import { type OpenedPanel, openPanel } from '../../support/open-panel.ts';

let panel: OpenedPanel;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  panel.close();
  vi.unstubAllGlobals();
});

async function openForm(server = fakeServer()): Promise<void> {
  panel = await openPanel(server);
  await panel.press('Feedback');
  await panel.press('Write to us');
  await panel.see('Goes along');
}

function write(message: string): void {
  panel.fill('In a few words', 'The new bags');
  panel.fill('What was good', message);
  panel.fill('Your e-mail', 'ada@example.com');
}

test('a ticket is sent once, however often Send is pressed, and its slip shows the number', async () => {
  await openForm();
  write('They are lovely.');
  await panel.press('Send');
  await panel.press('Send');
  await panel.see('We have it.');
  expect(panel.server.calls.filter(({ path }) => path === '/tickets')).toHaveLength(1);
  expect(panel.server.tickets).toHaveLength(1);
  expect(panel.words().replaceAll('-', '')).toContain(panel.server.tickets[0]?.reference);
  expect(localStorage.getItem('helpslip:acme:draft')).toBeNull();
});

test('a server that is away costs nothing: the same key is tried again until it answers', async () => {
  await openForm();
  write('They are lovely.');
  panel.server.mode = 'away';
  await panel.press('Send');
  await panel.see('Not sent yet. Your text is safe here');
  panel.server.mode = '';
  await panel.press('Try now');
  await panel.see('We have it.');
  const keys = panel.server.calls
    .filter(({ path }) => path === '/tickets')
    .map(({ headers }) => headers.get('idempotency-key'));
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
});

test('text changed after a try whose answer was lost is added to that ticket: never two tickets, never a lost word', async () => {
  await openForm();
  write('They are lovely.');
  panel.server.mode = 'deaf';
  await panel.press('Send');
  await panel.see('Not sent yet');
  panel.fill('What was good', 'They are lovely, but they tear.');
  await panel.see('press Send when you are ready');
  panel.server.mode = '';
  await panel.press('Send');
  await panel.see('We have it.');
  expect(panel.server.tickets.map(({ messages }) => messages)).toEqual([
    ['They are lovely.', 'They are lovely, but they tear.'],
  ]);
});

test('text changed after a try that never arrived is simply what is sent', async () => {
  await openForm();
  write('They are lovely.');
  panel.server.mode = 'away';
  await panel.press('Send');
  await panel.see('Not sent yet');
  panel.fill('What was good', 'They tear.');
  panel.server.mode = '';
  await panel.press('Send');
  await panel.see('We have it.');
  expect(panel.server.tickets.map(({ messages }) => messages)).toEqual([['They tear.']]);
});

test('a new page goes on with what the last one could not send, under the same key', async () => {
  await openForm();
  write('They are lovely.');
  panel.server.mode = 'deaf';
  await panel.press('Send');
  await panel.see('Not sent yet');
  panel.close();
  panel.server.mode = '';
  panel = await openPanel(panel.server);
  await panel.see('We have it.');
  expect(panel.server.tickets).toHaveLength(1);
});

test('a busy server is waited for as long as it asks, with the text in place', async () => {
  await openForm();
  write('They are lovely.');
  panel.server.mode = 'busy';
  await panel.press('Send');
  await panel.see('trying again in');
  expect(panel.input('What was good').value).toBe('They are lovely.');
});

test('what the server finds wrong stands at its input, and the next try is a new one', async () => {
  await openForm();
  write('They are lovely.');
  panel.server.refuseNext = {
    code: 'invalid',
    errors: [{ pointer: '/requester/email', detail: 'This mailbox cannot be written to.' }],
  };
  await panel.press('Send');
  await panel.see('This mailbox cannot be written to.');
  expect(panel.input('Your e-mail').getAttribute('aria-invalid')).toBe('true');
  panel.fill('Your e-mail', 'ada@example.org');
  await panel.press('Send');
  await panel.see('We have it.');
  expect(panel.server.tickets).toHaveLength(1);
});
