import { createHash } from 'node:crypto';
import { Refused } from '@helpslip/widget/app/api.ts';
import { solve } from '@helpslip/widget/app/sending/challenge.ts';
import { hexOf, sha256Of } from '@helpslip/widget/app/sending/sha256.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../support/fake-server.ts';
import { type OpenedPanel, openPanel } from '../../support/open-panel.ts';

let panel: OpenedPanel | undefined;
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  panel?.close();
  panel = undefined;
  vi.unstubAllGlobals();
});

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function challengeFor(number: number, maxnumber = 60_000) {
  const salt = 'a1b2c3d4e5f6a1b2c3d4e5f6?site=acme&expires=1768381800&';
  const [challenge, signature] = [digest(`${salt}${number}`), digest('signature')];
  return { algorithm: 'SHA-256', challenge, maxnumber, salt, signature };
}

async function send(server = fakeServer()): Promise<OpenedPanel> {
  panel = await openPanel(server);
  await panel.press('Feedback');
  await panel.press('Write to us');
  await panel.see('Goes along');
  panel.fill('In a few words', 'The new bags');
  panel.fill('What was good', 'They are lovely.');
  panel.fill('Your e-mail', 'ada@example.com');
  await panel.press('Send');
  return panel;
}

test('the widget hashes as everybody does, whatever the length', () => {
  for (let length = 0; length < 200; length++) {
    const salt = 'x'.repeat(length);
    const hash = sha256Of(salt);
    for (const number of [0, 7, 59_999]) expect(hexOf(hash(number))).toBe(digest(`${salt}${number}`));
  }
});

test('a challenge is solved from its first number to its last, and one without a solution is given up', async () => {
  for (const number of [0, 1, 12_345, 60_000]) {
    const challenge = challengeFor(number);
    const { maxnumber: _, ...said } = challenge;
    expect(JSON.parse(atob((await solve(challenge)) ?? ''))).toEqual({ ...said, number });
  }
  expect(await solve({ ...challengeFor(600), maxnumber: 500 })).toBeNull();
  for (const nonsense of [null, 'x', {}, { ...challengeFor(1), algorithm: 'SHA-1' }]) {
    expect(await solve(nonsense)).toBeNull();
  }
});

test('the page gets its turn all the while', async () => {
  let turns = 0;
  let isSolving = true;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns++;
    if (isSolving) port2.postMessage(0);
    else port1.close();
  };
  port2.postMessage(0);
  const beganAt = performance.now();
  await solve(challengeFor(60_000));
  const tookMs = performance.now() - beganAt;
  isSolving = false;
  expect(turns).toBeGreaterThan(tookMs / 50);
});

test('T34 a challenge is solved by the browser alone, and the same request goes again under the same key', async () => {
  const server = fakeServer();
  server.refuseNext = { code: 'challenge-required', challenge: challengeFor(1_234) };
  const { see } = await send(server);
  await see('We have it.');
  const sent = server.calls.filter(({ path }) => path === '/tickets');
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
  expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
  const solution = sent[1]?.headers.get('challenge-solution') ?? '';
  expect(JSON.parse(atob(solution))).toMatchObject({ number: 1_234 });
  expect(server.tickets).toHaveLength(1);
});

test('T34 what cannot be solved now is kept and tried again later', async () => {
  const server = fakeServer();
  server.refuseNext = { code: 'challenge-required', challenge: { ...challengeFor(600), maxnumber: 10 } };
  const { see, press, input } = await send(server);
  await see('Not sent yet. Your text is safe here');
  expect(input('In a few words').value).toBe('The new bags');
  await press('Try now');
  await see('We have it.');
  expect(server.tickets).toHaveLength(1);
});

test('a server that asks for ever is left in peace for a while', async () => {
  const { postTicket } = await import('@helpslip/widget/app/sending/post-ticket.ts');
  const { createApi } = await import('@helpslip/widget/app/api.ts');
  const asking = vi.fn(async () =>
    Response.json({ code: 'challenge-required', challenge: challengeFor(5) }, { status: 403 }),
  );
  vi.stubGlobal('fetch', asking);
  const api = createApi('https://help.example.com', 'acme');
  const refusal = await postTicket(api, '{}', 'key', () => {}).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ isPassing: true });
  expect(asking).toHaveBeenCalledTimes(4);
});

test('T33 what a program writes where people see nothing goes along, and people send nothing there', async () => {
  const server = fakeServer();
  panel = await openPanel(server);
  await panel.press('Feedback');
  await panel.press('Write to us');
  await panel.see('Goes along');
  const trap = panel.root.querySelector<HTMLInputElement>('[name="memo"]');
  expect(trap?.closest('[aria-hidden="true"]')).not.toBeNull();
  expect([trap?.tabIndex, trap?.autocomplete]).toEqual([-1, 'off']);
  if (trap) trap.value = 'https://pills.example';
  trap?.dispatchEvent(new Event('input', { bubbles: true }));
  panel.fill('In a few words', 'The new bags');
  panel.fill('What was good', 'They are lovely.');
  panel.fill('Your e-mail', 'ada@example.com');
  await panel.press('Send');
  await panel.see('We have it.');
  expect(server.tickets[0]?.body.memo).toBe('https://pills.example');
  panel.close();
  const { see } = await send(fakeServer());
  await see('We have it.');
  expect(panel?.server.tickets[0]?.body).not.toHaveProperty('memo');
});
