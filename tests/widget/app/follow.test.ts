import { formatReference } from '@helpslip/shared/reference';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../support/fake-server.ts';
import { type OpenedPanel, openPanel } from '../../support/open-panel.ts';

let panel: OpenedPanel;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  panel = await openPanel(fakeServer());
});
afterEach(() => {
  panel.close();
  vi.unstubAllGlobals();
});

async function sendFeedback(): Promise<string> {
  await panel.press('Feedback');
  await panel.press('Write to us');
  await panel.see('Goes along');
  panel.fill('In a few words', 'The new bags');
  panel.fill('What was good', 'They are lovely.');
  panel.fill('Your e-mail', 'ada@example.com');
  await panel.press('Send');
  await panel.see('We have it.');
  return panel.server.tickets[0]?.reference ?? '';
}

test('a mistyped reference is told at once, without asking the server', async () => {
  await panel.press('Follow your request');
  await panel.see('For example 7KM-93P-QXZ2');
  panel.fill('Reference', '7KM-93P-QXZ9');
  const before = panel.server.calls.length;
  await panel.press('Show');
  await panel.see('This number has a slip in it.');
  expect(panel.server.calls).toHaveLength(before);
});

test('the slip of this browser leads to its conversation, where a reply can be added', async () => {
  const reference = await sendFeedback();
  await panel.press('Follow this request');
  await panel.see('With Mara');
  await panel.see('They are lovely.');
  await panel.press('Reply');
  await panel.see('Your reply');
  panel.fill('Your reply', 'And they smell good.');
  await panel.press('Send');
  await vi.waitFor(() =>
    expect(panel.server.tickets[0]?.messages).toEqual(['They are lovely.', 'And they smell good.']),
  );
  await panel.see('Something to add?');
  expect(panel.server.calls.find(({ path }) => path === `/tickets/${reference}`)?.headers.get('authorization')).toBe(
    'Bearer token',
  );
});

test('a reply that could not be sent is kept with its slip, and sent once under one key', async () => {
  await sendFeedback();
  await panel.press('Follow this request');
  await panel.press('Reply');
  await panel.see('Your reply');
  panel.fill('Your reply', 'And they smell good.');
  panel.server.mode = 'deaf';
  await panel.press('Send');
  await panel.see('Not sent yet.');
  panel.close();
  panel.server.mode = '';
  panel = await openPanel(panel.server);
  await panel.press('Your requests');
  await panel.press(formatReference(panel.server.tickets[0]?.reference ?? ''));
  await panel.see('Your reply');
  expect(panel.input('Your reply').value).toBe('And they smell good.');
  await panel.press('Send');
  await panel.see('Something to add?');
  expect(panel.server.tickets[0]?.messages).toEqual(['They are lovely.', 'And they smell good.']);
});

test('with the reference alone the status shows, and a way to the conversation by mail', async () => {
  const reference = await sendFeedback();
  localStorage.clear();
  panel.close();
  panel = await openPanel(panel.server);
  await panel.press('Follow your request');
  await panel.see('For example');
  panel.fill('Reference', reference.toLowerCase());
  await panel.press('Show');
  await panel.see('Somebody is on it');
  await panel.see('Mail me a link');
  expect(panel.words()).not.toContain('They are lovely.');
});
