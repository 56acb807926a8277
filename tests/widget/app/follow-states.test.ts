import { formatReference } from '@helpslip/shared/reference';
import { words as german } from '@helpslip/widget/app/locales/de.ts';
import { words as germanFollow } from '@helpslip/widget/app/locales/de-follow.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../support/fake-server.ts';
import { type OpenedPanel, openPanel } from '../../support/open-panel.ts';

const BY = '2026-11-23T10:00:00.000Z';
const NEW_BY = '2026-11-24T10:00:00.000Z';

let panel: OpenedPanel;
let reference: string;

beforeEach(async () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-GB');
  localStorage.clear();
  sessionStorage.clear();
  panel = await openPanel(fakeServer());
  await panel.press('Feedback');
  await panel.press('Write to us');
  await panel.see('Goes along');
  panel.fill('In a few words', 'The new bags');
  panel.fill('What was good', 'They are lovely.');
  panel.fill('Your e-mail', 'ada@example.com');
  await panel.press('Send');
  await panel.see('We have it.');
  reference = panel.server.tickets[0]?.reference ?? '';
});
afterEach(() => {
  panel.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const follow = () => panel.press('Follow this request');
/** The same ticket in a browser that has no slip of it. */
async function lookUp(): Promise<void> {
  localStorage.clear();
  panel.close();
  panel = await openPanel(panel.server);
  await panel.press('Follow your request');
  await panel.see('For example');
  panel.fill('Reference', reference);
  await panel.press('Show');
}

test('the promise is told with its day, its time and the zone of who reads it', async () => {
  panel.server.view = { promise: { by: BY } };
  await follow();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  await panel.see('Reply by Monday 23 November at ');
  expect(panel.words()).toContain(`(${timeZone})`);
});

test.each([
  { promise: { by: BY, kept: true }, status: 'waiting' as const, words: 'Answered in timePromised by Monday 23' },
  {
    promise: { by: BY, kept: false },
    status: 'waiting' as const,
    words: 'Answered later than promisedPromised by Monday',
  },
  {
    promise: { by: BY, kept: false, late: { by: NEW_BY } },
    status: 'assigned' as const,
    words: 'Running late: reply by Tuesday 24 November',
  },
])('a promise that is over says what became of it: $words', async ({ words, ...view }) => {
  panel.server.view = view;
  await follow();
  await panel.see(words);
  await lookUp();
  await panel.see(words);
});

test('where nothing was promised nothing is said of a promise, and the thanks of the category stand in its place', async () => {
  panel.server.view = { thanks: 'Thank you, every word is read.' };
  await follow();
  await panel.see('Thank you, every word is read.');
  expect(panel.words()).not.toMatch(/reply by|promised/i);
});

test('yes and no are said in the language of who reads, and labels carry the language that they are in', async () => {
  panel.server.view = {
    locale: 'de',
    fields: [
      { label: 'Eilig', value: 'Yes', isYes: true },
      { label: 'Sure', value: 'No', isYes: false, locale: 'en' },
    ],
  };
  panel.close();
  panel = await openPanel(panel.server, { setLocale: ['de'] });
  await panel.press(german.yourSlips);
  await panel.press(formatReference(reference));
  await panel.see(germanFollow.filledIn);
  const rows = () => [...panel.root.querySelectorAll('.messages dl div')].map((row) => row.textContent);
  const langs = [...panel.root.querySelectorAll('.messages dt')].map((label) => label.getAttribute('lang'));
  expect([rows(), langs]).toEqual([
    ['EiligJa', 'SureNein'],
    ['de', 'en'],
  ]);
});

test('a link that is good no more leads to a fresh one, and a reply that was written waits for it', async () => {
  await follow();
  await panel.press('Reply');
  await panel.see('Your reply');
  panel.fill('Your reply', 'And they smell good.');
  panel.server.isForgetful = true;
  await panel.press('Send');
  await panel.see('This link is no longer good. Ask for a fresh one below. What you wrote is kept here until then.');
  expect(panel.words()).not.toContain('They are lovely.');
  panel.fill('The e-mail you wrote from', 'ada@example.com');
  await panel.press('Mail me a link');
  await panel.see('If the number and the e-mail belong together, a link is on its way.');
  panel.server.isForgetful = false;
  panel.close();
  panel = await openPanel(panel.server);
  await panel.press('Your requests');
  await panel.press(formatReference(reference));
  await panel.see('Your reply');
  expect(panel.input('Your reply').value).toBe('And they smell good.');
});

test('who looks up too often is told when to come back, and sees what there was to see', async () => {
  await follow();
  await panel.see('They are lovely.');
  panel.server.limitedSeconds = 43;
  await panel.press('Reply');
  await panel.see('Your reply');
  panel.fill('Your reply', 'And they smell good.');
  await panel.press('Send');
  await panel.see('Not sent yet. Your text is safe here. Too many tries from here. Please try again in 43 seconds.');
  expect(panel.words()).toContain('They are lovely.');
  panel.server.limitedSeconds = 240;
  window.dispatchEvent(new Event('online'));
  await panel.see('This is how it stood when we could last be reached.');
  expect(panel.words()).toContain('They are lovely.');
  expect(panel.input('Your reply').value).toBe('And they smell good.');
});

test('a first look that comes too often says for how long', async () => {
  localStorage.clear();
  panel.close();
  panel = await openPanel(panel.server);
  await panel.press('Follow your request');
  await panel.see('For example');
  panel.server.limitedSeconds = 240;
  panel.fill('Reference', reference);
  await panel.press('Show');
  await vi.waitFor(
    () => expect(panel.words()).toMatch(/Too many tries from here\.Please try again in 4 minutes\./),
    7_000,
  );
  panel.server.limitedSeconds = 0;
  await panel.press('Try again');
  await panel.see('Somebody is on it');
}, 15_000);

test('offline nothing is lost, and it goes on by itself when the network is back', async () => {
  await follow();
  await panel.see('They are lovely.');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  panel.server.mode = 'away';
  await panel.press('Reply');
  await panel.see('Your reply');
  panel.fill('Your reply', 'And they smell good.');
  await panel.press('Send');
  await panel.see('Not sent yet. Your text is safe here. You are offline.');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  panel.server.mode = '';
  panel.server.view = { status: 'waiting' };
  window.dispatchEvent(new Event('online'));
  await panel.see('We have answered');
  await panel.press('Send');
  await vi.waitFor(() =>
    expect(panel.server.tickets[0]?.messages).toEqual(['They are lovely.', 'And they smell good.']),
  );
});

test('of a long conversation the latest messages stand open, and the rest is at hand', async () => {
  const messages = Array.from({ length: 100 }, (_, at) => ({
    id: `${at}`,
    from: at % 2 ? ('staff' as const) : ('requester' as const),
    body: `Message number ${at}.`,
    at: BY,
  }));
  panel.server.view = { messages };
  await follow();
  await panel.see('92 earlier messages');
  const shown = () => [...panel.root.querySelectorAll('article')];
  expect(shown()).toHaveLength(8);
  panel.root.querySelector('.messages details')?.dispatchEvent(new Event('toggle'));
  await panel.see('Message number 0.');
  expect(shown()).toHaveLength(100);
  expect(shown().filter((article) => !article.closest('details'))).toHaveLength(8);
});

test('what a mail quoted is folded away, and nothing of it is lost', async () => {
  const message = { id: '1', from: 'requester' as const, body: 'It works now.', quoted: '> Turn it round.', at: BY };
  panel.server.view = { messages: [message] };
  await follow();
  await panel.see('It works now.');
  const folded = panel.root.querySelector('article details');
  expect(folded?.textContent).toBe('Quoted text> Turn it round.');
  expect(folded?.hasAttribute('open')).toBe(false);
});

test('what was filled in stands with the conversation', async () => {
  panel.server.view = { fields: [{ label: 'Which bag?', value: 'The blue one' }] };
  await follow();
  await panel.see('What you filled in');
  expect(panel.words()).toContain('Which bag?The blue one');
});

test('once a letter has asked whether it is solved, the answer is given here, and it came back opens it again', async () => {
  const at = '2026-11-21T18:00:00.000Z';
  panel.server.view = {
    status: 'completed',
    steps: { completedAt: at },
    followUp: { askedAt: '2026-11-28T18:00:00.000Z' },
  };
  await follow();
  await panel.see('Is it solved?');
  expect(panel.server.calls.filter(({ path }) => /solved|came-back/.test(path))).toEqual([]);
  await panel.press('No, it came back');
  await panel.see('This request is open again');
  await panel.see('With Mara');
  const [call] = panel.server.calls.filter(({ path }) => path.endsWith('/came-back'));
  expect([call?.method, call?.body, call?.headers.get('authorization')]).toEqual(['POST', '{}', 'Bearer token']);
});

test('before a letter has asked, and after the answer, nobody is asked', async () => {
  const steps = { completedAt: '2026-11-21T18:00:00.000Z' };
  panel.server.view = { status: 'completed', steps };
  await follow();
  await panel.see('Completed');
  expect(panel.words()).not.toContain('Is it solved?');
  const followUp = { askedAt: '2026-11-28T18:00:00.000Z', answer: 'solved' } as const;
  panel.server.view = { status: 'completed', steps, followUp, subject: 'Looked at again' };
  window.dispatchEvent(new Event('online'));
  await panel.see('Looked at again');
  expect(panel.words()).not.toContain('Is it solved?');
});

test('who lost the number has a link to the latest request mailed, of this site alone', async () => {
  localStorage.clear();
  panel.close();
  panel = await openPanel(panel.server);
  await panel.press('Follow your request');
  await panel.see('Lost the number?');
  panel.fill('The e-mail you wrote from', 'ada');
  await panel.press('Mail me a link');
  await panel.see('Please write an address such as ada@example.com.');
  panel.fill('The e-mail you wrote from', 'ada@example.com');
  await panel.press('Mail me a link');
  await panel.see('If there is a request from this e-mail, a link is on its way.');
  const [call] = panel.server.calls.filter(({ path }) => path === '/access');
  expect(JSON.parse(call?.body ?? '')).toEqual({ site: 'acme', email: 'ada@example.com' });
});
