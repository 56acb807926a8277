import { setUpLink } from '@helpslip/server/staff/set-up.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { desk } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip();
});
afterEach(() => helpslip.close());

const olga = { name: 'Olga Owner', email: 'Olga@desk.example', password: 'a few words in a row' };

async function linkPath(): Promise<string> {
  const link = await setUpLink(helpslip.deps);
  if (!link) throw new Error('no link was made');
  return new URL(link).pathname;
}

test('A26 the link makes the owner once, signs her in, and gives her every site', async () => {
  const path = await linkPath();
  const browser = desk(helpslip);
  expect((await browser.page(path)).querySelector('h1')?.textContent).toContain('Who runs this desk');

  const response = await browser.postBare(path, olga);

  expect([response.status, response.headers.get('Location')]).toEqual([303, '/admin']);
  expect((await browser.page('/admin')).querySelector('.person')?.textContent).toContain('Olga Owner');
  expect(await helpslip.deps.db.selectFrom('staff').select(['email', 'role']).execute()).toEqual([
    { email: 'olga@desk.example', role: 'owner' },
  ]);
  expect(await helpslip.deps.db.selectFrom('site_staff').select('site_id').execute()).toEqual([
    { site_id: helpslip.siteId },
  ]);
});

test('A26 once there is an owner, the link is gone and none is made again', async () => {
  const path = await linkPath();
  await desk(helpslip).postBare(path, olga);

  expect((await desk(helpslip).get(path)).status).toBe(404);
  expect((await desk(helpslip).postBare(path, { ...olga, email: 'eve@desk.example' })).status).toBe(404);
  expect(await setUpLink(helpslip.deps)).toBeNull();
});

test('A26 of requests that race over two processes, exactly one makes the owner', async () => {
  const path = await linkPath();
  const twin = helpslip.twin();
  const posts = Array.from({ length: 10 }, (_, i) =>
    desk(i % 2 ? helpslip : twin).postBare(path, { ...olga, email: `olga${i}@desk.example` }),
  );

  const statuses = (await Promise.all(posts)).map(({ status }) => status);

  expect(statuses.filter((status) => status === 303)).toHaveLength(1);
  expect(statuses.filter((status) => status === 404)).toHaveLength(9);
  expect(await helpslip.deps.db.selectFrom('staff').select('id').execute()).toHaveLength(1);
  await twin.close();
});

test('a newer link voids the one before', async () => {
  const first = await linkPath();
  const second = await linkPath();

  expect((await desk(helpslip).postBare(first, olga)).status).toBe(404);
  expect((await desk(helpslip).postBare(second, olga)).status).toBe(303);
});

test('an invented link is unknown, and the database keeps no link that could be used', async () => {
  const path = await linkPath();
  expect((await desk(helpslip).get('/admin/set-up/guess')).status).toBe(404);
  const { token_hash } = await helpslip.deps.db.selectFrom('setup_link').selectAll().executeTakeFirstOrThrow();
  expect(token_hash.toString('utf8')).not.toContain(path.split('/').at(-1));
});

test.each([
  ['a short password', { password: 'short' }, 'password', 'Take at least 10 characters'],
  ['an address that is none', { email: 'olga' }, 'email', 'such as ada@example.com'],
  ['an address that looks like another', { email: 'оlga@desk.example' }, 'email', 'such as ada@example.com'],
  ['a name of blanks', { name: '\u200b ' }, 'name', 'Write something here'],
])(
  '%s is told beside its field, with the rest kept as typed and the link still good',
  async (_, change, field, says) => {
    const path = await linkPath();
    const browser = desk(helpslip);

    const response = await browser.postBare(path, { ...olga, ...change });
    const html = await response.text();

    expect(response.status).toBe(422);
    expect(html).toContain(`id="${field}-fault"`);
    expect(html).toContain(says);
    expect(html).not.toContain(olga.password);
    if (field !== 'name') expect(html).toContain(`value="${olga.name}"`);
    expect((await browser.postBare(path, olga)).status).toBe(303);
  },
);

test('the page sends its address, which is a secret, to nobody', async () => {
  const response = await desk(helpslip).get(await linkPath());
  expect(response.headers.get('Referrer-Policy')).toBe('strict-origin');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});
