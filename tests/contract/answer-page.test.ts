import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectedLog } from '../support/collected-log.ts';
import { documentOf } from '../support/desk.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { letterSent } from '../support/letters.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip();
});
afterAll(() => helpslip.close());

async function pageAt(path: string): Promise<{ status: number; page: Document }> {
  const response = await helpslip.call('GET', path);
  return { status: response.status, page: documentOf(await response.text()) };
}

test('the answers that a letter suggests fit the question, and each opens on a page of its own', async () => {
  await helpslip.open({ requester: { email: 'grace@example.com' } });
  const { html, text } = await letterSent(helpslip, { to: 'grace@example.com' });
  const links = [...documentOf(html).querySelectorAll('a')].filter(({ href }) => href.includes('/help/'));
  expect(links.map((link) => link.textContent)).toContain('I was charged twice');
  expect(links.length).toBeLessThanOrEqual(3);
  for (const link of links) {
    expect(text).toContain(link.href);
    const { status, page } = await pageAt(new URL(link.href).pathname);
    expect([status, page.querySelector('h1')?.textContent]).toEqual([200, link.textContent]);
    expect(page.querySelector('.prose')?.textContent).not.toBe('');
    expect(page.querySelector('script:not([type="application/ld+json"])')).toBeNull();
  }
});

test('a question that no answer fits gets a letter without any', async () => {
  await helpslip.open({ subject: 'Xyzzy plugh', message: 'Qwrtz.', requester: { email: 'nobody@example.com' } });
  const { text } = await letterSent(helpslip, { to: 'nobody@example.com' });
  expect(text).not.toContain('While you wait');
});

test.each(['/help/acme/999', '/help/acme/x', '/help/none/1', '/help/acme/1%00'])(
  'there is no answer at %s',
  async (path) => {
    const { status, page } = await pageAt(path);
    expect(status).toBe(404);
    expect(page.querySelector('h1')?.textContent).toBe('This answer is not here any more');
  },
);

test('an answer that was withdrawn is not shown', async () => {
  const { db } = helpslip.deps;
  const { id } = await db.selectFrom('article').select('id').orderBy('id').executeTakeFirstOrThrow();
  expect((await pageAt(`/help/acme/${id}`)).status).toBe(200);
  await db.updateTable('article').set({ status: 'withdrawn' }).where('id', '=', id).execute();
  expect((await pageAt(`/help/acme/${id}`)).status).toBe(404);
});

test('a letter leaves without answers where they cannot be looked for, and the log says so without a word of what was written', async () => {
  const log = collectedLog();
  const broken = await openHelpslip({ log });
  await broken.open({ subject: 'Charged twice canary', requester: { email: 'eve@example.com' } });
  await sql`alter table article rename to article_gone`.execute(broken.deps.db);
  const { status, text } = await letterSent(broken, { to: 'eve@example.com' });
  expect(status).toBe('sent');
  expect(text).not.toContain('While you wait');
  expect(log.lines.filter((line) => line.includes('no answers could be suggested'))).toHaveLength(1);
  expect(log.lines.join('\n')).not.toContain('canary');
  await broken.close();
});
