import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowOf } from '../support/conversation.ts';
import { type Helpslip, newTicket, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterEach(() => helpslip.close());

const ADA = 'ada@example.com';
const status = async (reference: string, language = 'en-GB') => {
  const response = await helpslip.call('GET', `/t?reference=${reference}`, {
    headers: { 'Accept-Language': language },
  });
  return response.text();
};
const ask = (fields: Record<string, string>, on = helpslip) =>
  on.call('POST', '/t/access', {
    raw: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'null' },
  });

async function linksMailed(): Promise<string[]> {
  await helpslip.settle();
  const letters = await helpslip.deps.db
    .selectFrom('delivery')
    .select(['recipient', 'text_body'])
    .where('letter', '=', 'access-link')
    .orderBy('created_at')
    .execute();
  return letters.map(({ recipient, text_body }) => `${recipient} ${/#r=([^&\s]+)/.exec(text_body ?? '')?.[1]}`);
}

test('the four steps stand with what was reached, and the promise in the zone of the site, which is named', async () => {
  const ticket = await helpslip.open();
  const html = await status(ticket.reference);
  expect(html).toContain('Reply by Wednesday 14 January at 12:00 (Europe/Berlin)');
  expect(html).toMatch(/<li class="now" aria-current="step"><b>Registered<\/b>.*Wednesday 14 January at 10:00/);
  expect(html.match(/class="todo"/g)).toHaveLength(3);
  await helpslip.deps.db
    .updateTable('ticket')
    .set({ status: 'waiting', answered_at: helpslip.deps.clock(), promise_kept: true })
    .execute();
  const answered = await status(ticket.reference);
  expect(answered).toContain('Answered in time');
  expect(answered).toMatch(/aria-current="step"><b>Answered/);
  expect(answered.match(/class="todo"/g)).toHaveLength(1);
});

test('the page speaks the first language of the browser that is spoken here, with the dates of its kind', async () => {
  const { reference } = await helpslip.open();
  expect(await status(reference, 'fi,en-US;q=0.8,en;q=0.7')).toContain('Reply by Wednesday, January 14');
  expect(await status(reference, 'fi')).toContain('Reply by Wednesday 14 January');
  const german = await status(reference, 'de-AT,de;q=0.9,en-US;q=0.8');
  expect(german).toContain('<html lang="de-AT" dir="ltr">');
  expect(german).toContain('Antwort bis Mittwoch, 14. Jänner');
  const arabic = await status(reference, 'ar');
  expect(arabic).toContain('<html lang="ar" dir="rtl">');
  expect(arabic).toMatch(/class="number" dir="ltr">/);
  for (const odd of ['en-US-u-nu-thai', '*', ';;,,', 'x'.repeat(5_000), 'en-ZZ']) {
    expect(await status(reference, odd)).toMatch(/Reply by Wednesday/);
  }
});

test('the language that an address asks for wins, and goes on with its links and forms', async () => {
  const { reference } = await helpslip.open();
  const answer = await helpslip.call('GET', `/t?reference=${reference}&lang=pl`, {
    headers: { 'Accept-Language': 'de' },
  });
  const html = await answer.text();
  expect(html).toContain('lang="pl"');
  expect(html).toContain('Mamy je, czeka na swoją kolej');
  expect(html).toContain('action="/t/access?lang=pl"');
  expect(html).toContain('href="/t?lang=pl"');
  const find = await (await helpslip.call('GET', '/t?lang=pl')).text();
  expect(find).toContain('<input type="hidden" name="lang" value="pl"/>');
});

test('a promise that was broken says the new time beside the first, and one that was never given says nothing', async () => {
  const late = await helpslip.open();
  await helpslip.deps.db
    .updateTable('ticket')
    .set({ promise_kept: false, new_promised_at: new Date('2026-01-15T11:00:00.000Z') })
    .execute();
  helpslip.moveClockTo('2026-01-14T15:00:00.000Z');
  const html = await status(late.reference);
  expect(html).toContain('Running late: reply by Thursday 15 January at 12:00 (Europe/Berlin)');
  expect(html).toContain('Promised by Wednesday 14 January at 12:00 (Europe/Berlin)');
  const unpromised = await helpslip.open({ category: 'feedback' });
  expect(await status(unpromised.reference)).not.toMatch(/reply by|promised/i);
});

test('a mistyped number is told from an unknown one, and both keep what was typed', async () => {
  const mistyped = await helpslip.call('GET', '/t?reference=7KM-93P-QXZ3');
  const unknown = await helpslip.call('GET', '/t?reference=0000000000');
  expect([mistyped.status, unknown.status]).toEqual([404, 404]);
  const [slip, none] = [await mistyped.text(), await unknown.text()];
  expect(slip).toContain('This number has a slip in it');
  expect(slip).toContain('value="7KM-93P-QXZ3"');
  expect(none).toContain('There is no request with this number');
  expect(none).toContain('value="0000000000"');
});

test('a link is mailed to whom the ticket belongs, and the answer is the same for everybody', async () => {
  const { reference } = await helpslip.open(newTicket());
  const answers: string[] = [];
  const asked: Record<string, string>[] = [
    { reference, email: 'ADA@example.com' },
    { reference, email: 'charlie@example.com' },
    { reference: '0000000000', email: ADA },
    { email: 'nobody@example.com' },
  ];
  for (const fields of asked) {
    const response = await ask(fields);
    answers.push(`${response.status} ${response.headers.get('Location')} ${await response.text()}`);
  }
  expect(new Set(answers)).toEqual(new Set(['303 /t/sent ']));
  expect(await linksMailed()).toEqual([`${ADA} ${reference}`]);
  const sent = await helpslip.call('GET', '/t/sent');
  expect(sent.status).toBe(200);
  expect(await sent.text()).toContain('If what you wrote belongs together, a link is on its way to you.');
});

test('without the number the link leads to the request that changed last, and of a site to one of its own', async () => {
  await helpslip.open();
  helpslip.moveClockTo('2026-01-14T09:10:00.000Z');
  const latest = await helpslip.open({ subject: 'The latest one' });
  await helpslip.open({ requester: { email: 'grace@example.com' } });
  expect((await ask({ reference: '', email: ADA })).status).toBe(303);
  expect(await linksMailed()).toEqual([`${ADA} ${latest.reference}`]);
  const api = (body: object) => helpslip.call('POST', '/api/v1/access', { body });
  const answers = [
    await api({ email: ADA, site: 'acme' }),
    await api({ email: ADA, site: 'other' }),
    await api({ email: 'x@y.example' }),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(await linksMailed()).toHaveLength(2);
  expect((await api({ email: 'ada' })).status).toBe(422);
});

test('what cannot be sent comes back with what was typed, and says what to do', async () => {
  const { reference } = await helpslip.open();
  const response = await ask({ reference: '7KM-93P-QXZ3', email: 'ada"><b>' });
  expect(response.status).toBe(422);
  expect(response.headers.get('Cache-Control')).toContain('no-store');
  const html = await response.text();
  expect(html).toContain('This number has a slip in it');
  expect(html).toContain('Please write an address such as ada@example.com.');
  expect(html).toContain('value="7KM-93P-QXZ3"');
  expect(html).toContain('value="ada&quot;&gt;&lt;b&gt;"');
  expect(html).not.toContain('<b>"');
  expect((await ask({ reference, email: 'ada' })).status).toBe(422);
  expect(await linksMailed()).toEqual([]);
});

test('asking changes nothing of the ticket, and looking changes nothing at all', async () => {
  const ticket = await helpslip.open();
  const before = await rowOf(helpslip, ticket);
  await status(ticket.reference);
  await helpslip.call('GET', '/t/access?email=ada@example.com');
  await helpslip.call('GET', '/t/sent');
  const events = () => helpslip.deps.db.selectFrom('event').select('kind').execute();
  expect(await events()).toHaveLength(1);
  await ask({ reference: ticket.reference, email: ADA });
  expect(await rowOf(helpslip, ticket)).toEqual(before);
  expect(await events()).toHaveLength(2);
});

test('G8, G14: the pages for a lost link are framed by nobody, kept by nobody and tell nobody where they were opened from', async () => {
  for (const response of [
    await helpslip.call('GET', '/t/access'),
    await helpslip.call('GET', '/t/sent'),
    await ask({ email: 'ada' }),
    await ask({ email: ADA }),
  ]) {
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('Content-Security-Policy')).toContain("form-action 'self'");
    expect(response.headers.get('Cache-Control')).toContain('no-store');
    expect(response.headers.get('Set-Cookie')).toBeNull();
  }
});

test('who asks or looks too often gets a page that says when to come back', async () => {
  const limited = await openHelpslip();
  const page = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await ask({ email: ADA }, limited));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 429]);
  const refused = await limited.call('POST', '/t/access', { raw: 'email=a', headers: page });
  expect([refused.status, refused.headers.get('Content-Type')]).toEqual([429, 'text/html; charset=UTF-8']);
  expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect(await refused.text()).toMatch(/Try again in \d+ seconds\./);
  for (let i = 0; i < 11; i++) await limited.call('GET', '/t?reference=0000000000');
  const { reference } = await limited.open();
  const look = await limited.call('GET', `/t?reference=${reference}`, { headers: page });
  expect(look.status).toBe(429);
  expect(look.headers.get('Retry-After')).toMatch(/^\d+$/);
  const html = await look.text();
  expect(html).toMatch(/Try again in \d+ seconds\./);
  expect(html).toContain(`value="${reference}"`);
  await limited.close();
});

test('a browser that meets a fault is answered in words, a program with a problem', async () => {
  const page = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const told = await helpslip.call('GET', '/nothing<b>', { headers: page });
  expect([told.status, told.headers.get('Content-Type'), told.headers.get('Vary')]).toEqual([
    404,
    'text/html; charset=UTF-8',
    'Accept',
  ]);
  expect(told.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(await told.text()).not.toContain('<b>');
  for (const [path, headers] of [
    ['/nothing', { Accept: '*/*' }],
    ['/api/v1/nothing', page],
  ] as const) {
    const problem = await helpslip.call('GET', path, { headers });
    expect([problem.status, problem.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
  }
});
