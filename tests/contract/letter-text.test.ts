import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip();
});
afterEach(() => helpslip.close());

async function letterTo(email: string) {
  await helpslip.settle();
  return helpslip.deps.db.selectFrom('delivery').selectAll().where('recipient', '=', email).executeTakeFirstOrThrow();
}

test('T18, T19: of what a stranger typed nothing is in the letter, neither in its text, its HTML nor its headers', async () => {
  const canary = 'evil.example/pay';
  const receipt = await helpslip.open({
    category: 'product',
    subject: `URGENT ${canary} viagra`,
    message: `Pay now http://${canary}`,
    // With http:// before it, it would be held, and there would be no letter to look at.
    requester: { name: `Pay now ${canary}`, email: 'victim@example.org' },
    fields: { model: 'saw', blade: canary, 'safety-code': canary },
    context: { plan: canary },
    page: `https://${canary}`,
    locale: 'en-u-nu-thai',
    timeZone: 'Evil/Example-Pay',
  });
  const letter = await letterTo('victim@example.org');
  const whole = [letter.subject, letter.text_body, letter.html_body, JSON.stringify(letter.headers)].join('\n');
  expect(whole).toContain(receipt.reference);
  expect(whole).toContain('Hello,');
  expect(whole).toContain('14 January at 13:00 (UTC)');
  expect(whole).not.toMatch(/evil|pay now|urgent|viagra|[\u0e50-\u0e59]/i);
  expect(letter.headers).toEqual({
    'Message-ID': expect.stringMatching(/^<[0-9a-f-]{36}\.[0-9a-f]{32}@help\.example\.com>$/),
    References: expect.stringMatching(/^<ticket\.[0-9a-z]{10}\.[0-9a-f]{32}@help\.example\.com>$/),
    'X-Helpslip-Loop': expect.stringMatching(/^[0-9a-f]{32}$/),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  });
});

test('T18: a language tag changes neither the digits nor the calendar of a letter', async () => {
  for (const [i, locale] of ['en-u-nu-thai', 'en-u-ca-buddhist', 'en-Arab-x-evil', 'english'].entries()) {
    await helpslip.open({ requester: { email: `reader-${i}@example.org` }, locale });
    const letter = await letterTo(`reader-${i}@example.org`);
    expect(letter.text_body).toContain('A person replies by Wednesday 14 January at 12:00 (Europe/Berlin).');
  }
});

test('T18: a name is greeted only when it looks like one', async () => {
  const names: [string, string][] = [
    ['Ada Lovelace', 'Hello Ada Lovelace,'],
    ["Grace O'Neil-Smith", 'Hello Grace O&#39;Neil-Smith,'],
    ['Zoë', 'Hello Zoë,'],
    ['عائشة', 'Hello عائشة,'],
    ['Buy cheap pills now', 'Hello,'],
    ['evil.example', 'Hello,'],
    ['<b>Ada</b>', 'Hello,'],
    ['Ada 555', 'Hello,'],
    ['Call+491234567', 'Hello,'],
    ['A\u202eda', 'Hello,'],
    ['A'.repeat(41), 'Hello,'],
    ["'-'", 'Hello,'],
  ];
  for (const [i, [name, greeting]] of names.entries()) {
    await helpslip.open({ requester: { name, email: `named-${i}@example.org` } });
    const letter = await letterTo(`named-${i}@example.org`);
    expect([name, letter.html_body?.includes(`>${greeting}<`)]).toEqual([name, true]);
  }
});

test('T13: a letter has one recipient and no header with a line end, however the address is written', async () => {
  for (const email of [
    'victim@example.org',
    '%0d%0abcc@example.org',
    "o'neil@example.org",
    'a\u010d\u010ab@example.org',
  ]) {
    await helpslip.open({ subject: 'A%0d%0aBcc: v@x', requester: { name: 'A\u010d\u010aBcc', email } });
  }
  await helpslip.settle();
  const letters = await helpslip.deps.db.selectFrom('delivery').selectAll().execute();
  expect(letters).toHaveLength(4);
  for (const { subject, headers, recipient } of letters) {
    const lines = [subject ?? '', recipient, ...Object.entries(headers ?? {}).flat()];
    for (const line of lines) expect(line).not.toMatch(/[\r\n,]|bcc: /i);
  }
  for (const email of [
    'v@x.org,w@x.org',
    'a@x.org\r\nBcc: v@x.org',
    'V <v@x.org>',
    'v@x.org; w@x.org',
    '"v w"@x.org',
    'v@[127.0.0.1]',
    'v＠x.org',
  ]) {
    const response = await helpslip.call('POST', '/api/v1/tickets', {
      body: newTicket({ requester: { email } }),
      headers: newKey(),
    });
    expect([email, response.status]).toEqual([email, 422]);
  }
});
