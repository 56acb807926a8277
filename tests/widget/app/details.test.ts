import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

async function openForm(given: Record<string, unknown[]> = {}): Promise<void> {
  panel = await openPanel(undefined, given);
  await panel.press('A product problem');
  await panel.press('Write to us');
  await panel.see('Goes along');
}

async function choose(option: string): Promise<void> {
  panel.input(option).click();
  await vi.waitFor(() => expect(panel.input(option).checked).toBe(true));
}

test('a field with a condition is asked for only while the condition holds', async () => {
  await openForm();
  expect(panel.words()).not.toContain('What is it?');
  await choose('Something else');
  await panel.see('What is it?');
  await choose('Grinder');
  await vi.waitFor(() => expect(panel.words()).not.toContain('What is it?'));
});

test('what is missing or wrong is said at its input in plain words, and nothing is sent', async () => {
  await openForm();
  await choose('Grinder');
  panel.fill('Serial number', '48213');
  panel.fill('Your e-mail', 'ada@');
  await panel.press('Send');
  await panel.see('things to look at');
  const serial = panel.input('Serial number');
  expect(serial.getAttribute('aria-invalid')).toBe('true');
  const described = serial.getAttribute('aria-describedby') ?? '';
  expect(panel.root.querySelector(`[id="${described}"]`)?.textContent).toBe('The serial number starts with SN-');
  expect(panel.words()).toContain('Please write an address such as ada@example.com.');
  expect(panel.server.tickets).toHaveLength(0);
});

test('a fault goes as soon as it is mended, and only what is asked for is sent', async () => {
  await openForm();
  await choose('Something else');
  panel.fill('What is it?', 'A kettle');
  await choose('Grinder');
  panel.fill('Serial number', '48213');
  panel.fill('In a few words', 'Red light');
  panel.fill('What happens?', 'It flashes.');
  panel.fill('Your e-mail', 'ada@example.com');
  await panel.press('Send');
  await panel.see('One thing to look at');
  panel.fill('Serial number', 'SN-48213');
  await vi.waitFor(() => expect(panel.words()).not.toContain('One thing to look at'));
  await panel.press('Send');
  await panel.see('We have it.');
  expect(panel.server.tickets[0]?.body).toMatchObject({
    site: 'acme',
    category: 'problem',
    fields: { product: 'grinder', serial: 'SN-48213' },
    requester: { email: 'ada@example.com' },
  });
  expect(Object.keys(Object(panel.server.tickets[0]?.body.fields))).toEqual(['product', 'serial']);
});

test('a mistyped mail domain is asked about, and put right with one press', async () => {
  await openForm();
  panel.fill('Your e-mail', 'ada@gmial.com');
  await panel.press('ada@gmail.com');
  await vi.waitFor(() => expect(panel.input('Your e-mail').value).toBe('ada@gmail.com'));
});

test('a draft is there again on the next page, without what is sensitive, and can be thrown away', async () => {
  await openForm();
  panel.fill('What happens?', 'It flashes.');
  panel.fill('Service PIN', '4711');
  expect(JSON.stringify({ ...localStorage })).not.toContain('4711');
  panel.close();
  panel = await openPanel();
  await panel.see('Your draft is back.');
  expect(panel.input('What happens?').value).toBe('It flashes.');
  expect(panel.input('Service PIN').value).toBe('');
  await panel.press('Start over');
  await panel.see('What is it about?');
  expect(localStorage.getItem('helpslip:acme:draft')).toBeNull();
});

test('a draft older than seven days is gone', async () => {
  const savedAt = Date.now() - 8 * 24 * 3_600_000;
  localStorage.setItem('helpslip:acme:draft', JSON.stringify({ savedAt, category: 'problem', message: 'Old words' }));
  panel = await openPanel();
  await panel.see('What is it about?');
  expect(panel.words()).not.toContain('draft');
});

test('a browser that refuses storage costs the draft and nothing else', async () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse, clear: () => {} });
  await openForm();
  await choose('Grinder');
  panel.fill('In a few words', 'Red light');
  panel.fill('What happens?', 'It flashes.');
  panel.fill('Your e-mail', 'ada@example.com');
  await panel.press('Send');
  await panel.see('We have it.');
});

test('what the page prefills can be locked or hidden, and is sent', async () => {
  const fields = { product: 'grinder' };
  const prefill = [
    { email: 'ada@example.com', subject: 'From the shop', fields },
    { lock: ['email'], hide: ['subject', 'fields.product'] },
  ];
  await openForm({ prefill });
  expect(panel.input('Your e-mail').readOnly).toBe(true);
  expect(panel.words()).not.toContain('In a few words');
  expect(panel.words()).not.toContain('Which one is it?');
  panel.fill('What happens?', 'It flashes.');
  await panel.press('Send');
  await panel.see('We have it.');
  expect(panel.server.tickets[0]?.body).toMatchObject({ subject: 'From the shop', fields });
});
