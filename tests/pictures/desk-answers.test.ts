import { zipSync } from 'fflate';
import { afterAll, beforeAll, test } from 'vitest';
import { newKey, newTicket } from '../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { at } from './content.ts';
import { shoot, views } from './shoot.ts';

const VISIT = '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11';

let stage: Stage;
let reference: string;
beforeAll(async () => {
  stage = await openStage();
  stage.moveClockTo(at('10:40'));
});
afterAll(() => stage.close());

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...newKey() };
  return fetch(`${stage.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

test('people search, ask, and are answered', async () => {
  const { articles } = await (await fetch(`${stage.url}/api/v1/sites/demo/articles`)).json();
  const ids: string[] = articles.map(({ id }: { id: string }) => id);
  for (let visitor = 0; visitor < 40; visitor++) {
    const [first = '', second = ''] = [ids[(visitor * visitor) % 9], ids[visitor % 5]];
    const visit = VISIT.replace(/..$/, String(10 + visitor));
    const opened = [first, second].slice(0, 1 + (visitor % 2)).map((article) => ({ kind: 'article-opened', article }));
    const helped = visitor % 3 === 0 ? [] : [{ kind: 'helped', article: first }];
    await post('/api/v1/events', {
      site: 'demo',
      visit,
      events: [{ kind: 'articles-shown', articles: ids.slice(visitor % 4, (visitor % 4) + 5) }, ...opened, ...helped],
    });
  }
  for (const [number, query] of ['moka grind', 'grind for moka pot', 'moka grind'].entries()) {
    const visit = VISIT.replace(/..$/, String(80 + number));
    await post('/api/v1/events', { site: 'demo', visit, events: [{ kind: 'searched', query, found: [] }] });
  }
  const question = { site: 'demo', category: 'feedback', subject: 'How fine do I grind for a moka pot?' };
  const visit = VISIT.replace(/..$/, '80');
  ({ reference } = await (await post('/api/v1/tickets', newTicket({ ...question, visit }))).json());
  const { page } = await setUpOwner(stage);
  await page.goto(`${stage.url}/admin/tickets/${reference}`);
  await page
    .getByLabel('Your reply')
    .fill(
      'Hi Ada,\n\nfor a **moka pot** grind a little coarser than for espresso:\n\n1. Start at 12 on the dial of your G2.\n2. Fill the basket without pressing.\n3. Take it off the heat as soon as it gurgles.\n\nWe put a bag of Lofoten into your parcel 1029384, it likes the moka pot.\n\nKind regards\nOlga Brandt',
    );
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByRole('link', { name: 'Add to answers' }).waitFor();
});

test.each(views)('the pages of the answers, $name', { timeout: 60_000 }, async ({ name, options }) => {
  const { page, expectFaults } = await signInOwner(stage, options);
  expectFaults(/status of 409/);
  await page.goto(`${stage.url}/admin/answers`);
  await shoot(page, `desk-answers-${name}`);
  await page.goto(`${stage.url}/admin/tickets/${reference}`);
  await page.getByRole('link', { name: 'Add to answers' }).click();
  await page.locator('#preview').waitFor();
  await shoot(page, `desk-answer-from-reply-${name}`);

  await page.goto(`${stage.url}/admin/answers?q=refund`);
  await page.getByRole('link', { name: 'When do I get my refund?' }).click();
  await shoot(page, `desk-answer-${name}`);
  const { page: other } = await signInOwner(stage, options);
  await other.goto(page.url());
  await other.getByLabel('Product or version').fill('Coffee and machines');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByText('Saved.').waitFor();
  await page.getByLabel('Other ways in which people ask').fill('money back\nwhere is my refund');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('From what is saved now to yours').waitFor();
  await shoot(page, `desk-answer-conflict-${name}`);
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('What changed').first().click();
  await shoot(page, `desk-answer-history-${name}`);

  await page.goto(`${stage.url}/admin/answers/files`);
  const file = (text: string) => new TextEncoder().encode(text);
  const folder = zipSync({
    'moka.md': file('# How do I clean a moka pot?\n\nWith **water** alone.'),
    'descale.md': file('---\nquestion: How often do I descale?\ncategories: [brewing]\n---\nEvery three months.'),
    'draft.md': file('Only a few notes'),
    'wholesale.md': file('---\nquestion: Do you sell to cafés?\ncategories: [wholesale]\n---\nYes.'),
  });
  await page
    .getByLabel('CSV table')
    .setInputFiles({ name: 'old-faq.zip', mimeType: 'application/zip', buffer: Buffer.from(folder) });
  await page.getByRole('button', { name: 'Read' }).click();
  await page.getByText('Left out').waitFor();
  await shoot(page, `desk-answers-import-${name}`);
});
