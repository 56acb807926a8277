import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const STATE = ['openedAt', 'promise', 'reference', 'status', 'updatedAt'];
const look = (reference: string, token?: string) =>
  helpslip.call('GET', `/api/v1/tickets/${reference}`, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
const keysOf = (value: object) => Object.keys(value).sort();

async function idOf(reference: string): Promise<number> {
  const stored = parseReference(reference) ?? '';
  const row = await helpslip.deps.db
    .selectFrom('ticket')
    .select('id')
    .where('reference', '=', stored)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A ticket that an agent has worked on: assigned, answered, and with a note that is nobody else's business. */
async function workedOn() {
  const { db } = helpslip.deps;
  const receipt = await helpslip.open({
    category: 'product',
    fields: { model: 'saw', blade: 'B-2' },
    context: { plan: 'context-canary' },
    page: 'https://acme.example/page-canary',
    visit: '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11',
  });
  const ticket_id = await idOf(receipt.reference);
  await db
    .insertInto('staff')
    .values({ id: 'grace', name: 'Grace Hopper', email: 'grace@acme.example' })
    .onConflict((c) => c.doNothing())
    .execute();
  const at = helpslip.deps.clock();
  await db
    .updateTable('ticket')
    .set({ assignee_id: 'grace', assigned_at: at, answered_at: at, status: 'waiting' })
    .where('id', '=', ticket_id)
    .execute();
  const from = { ticket_id, author: 'staff', staff_id: 'grace', at } as const;
  await db
    .insertInto('message')
    .values([
      { ...from, body: 'Turn it round.' },
      { ...from, kind: 'note', body: 'note-canary' },
    ])
    .execute();
  return receipt;
}

test('G1: with the token come the fields of the contract, and no note, address, context or id of staff', async () => {
  const { reference, token } = await workedOn();
  const response = await look(reference, token);
  expect(response.status).toBe(200);
  const view = await response.json();
  expect(keysOf(view)).toEqual(
    [...STATE, 'assignee', 'category', 'fields', 'locale', 'messages', 'site', 'steps', 'subject'].sort(),
  );
  expect(view.assignee).toBe('Grace');
  expect(view.fields).toEqual([
    { label: 'Model', value: 'Saw' },
    { label: 'Blade', value: 'B-2' },
  ]);
  expect(view.messages.map(keysOf)).toEqual([
    ['at', 'body', 'from', 'id'],
    ['at', 'body', 'from', 'id', 'name'],
  ]);
  expect(JSON.stringify(view)).not.toMatch(/canary|Hopper|@|5f2a4a9e|203\.0\.113/);
});

test('what a mail quoted comes along, apart from what its writer said', async () => {
  const { reference, token } = await helpslip.open();
  const ticket_id = await idOf(reference);
  const said = { ticket_id, author: 'requester', at: helpslip.deps.clock(), via: 'mail' } as const;
  await helpslip.deps.db
    .insertInto('message')
    .values({ ...said, body: 'It works now.', quoted: '> Turn it round.' })
    .execute();
  const { messages } = await (await look(reference, token)).json();
  expect(messages).toMatchObject([{ body: expect.any(String) }, { body: 'It works now.', quoted: '> Turn it round.' }]);
  expect(keysOf(messages[0])).not.toContain('quoted');
});

test('G2: without the token come status and promise only', async () => {
  const { reference } = await workedOn();
  const state = await (await look(reference)).json();
  expect(keysOf(state)).toEqual(STATE);
  expect(JSON.stringify(state)).not.toMatch(/Ada|Grace|twice|saw|canary/i);
});

test('G6: what is no reference is not found, of whatever type it looks', async () => {
  const odd = [
    'ref[]=x',
    'true',
    '0',
    '-1',
    '1e309',
    'null',
    '{"a":1}',
    '[]',
    'x'.repeat(10_000),
    '%00',
    "' or '1'='1",
    '0000000000',
    '__proto__',
    'constructor',
  ];
  for (const typed of odd) {
    const response = await look(encodeURIComponent(typed));
    expect([typed.slice(0, 20), [404, 200].includes(response.status)]).toEqual([typed.slice(0, 20), true]);
    if (response.status === 200) throw new Error(`${typed} opened a ticket`);
  }
  expect((await helpslip.call('GET', '/api/v1/tickets/?reference[]=x')).status).toBe(404);
  expect((await helpslip.call('GET', '/api/v1/tickets?reference=x')).status).toBe(405);
});

test('G10: no cache may keep a ticket, its state or a refusal', async () => {
  const { reference, token } = await helpslip.open();
  for (const response of [await look(reference), await look(reference, token), await look('0000000000')]) {
    expect(response.headers.get('Cache-Control')).toContain('no-store');
    expect(response.headers.get('ETag')).toBeNull();
  }
});

test('G11: pages of other origins read no more than anybody, and never with cookies', async () => {
  const { reference } = await helpslip.open();
  const response = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Origin: 'https://evil.example', Cookie: 'helpslip.session_token=whatever' },
  });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  expect(keysOf(await response.json())).toEqual(STATE);
  for (const path of ['/admin', '/t', '/admin/sign-in']) {
    const page = await helpslip.call('GET', path, { headers: { Origin: 'https://evil.example' } });
    expect(page.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(page.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  }
});

test('G12: a reference is found as people type it', async () => {
  const { reference } = await helpslip.open();
  const plain = reference.replaceAll('-', '');
  const spellings = [
    plain,
    plain.toLowerCase(),
    ` ${plain} `,
    plain.split('').join(' '),
    plain.replaceAll('0', 'O').replaceAll('1', 'l'),
    plain.replaceAll('1', 'i'),
    reference.replaceAll('-', '–'),
    reference.replaceAll('-', '.'),
  ];
  for (const typed of spellings) {
    const response = await look(encodeURIComponent(typed));
    expect([typed, (await response.json()).reference]).toEqual([typed, reference]);
  }
});
