import { randomUUID } from 'node:crypto';
import { allRoutes } from '@helpslip/server/app.ts';
import { recordEvents } from '@helpslip/server/visits/record-events.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typedInto } from '../../support/answers.ts';
import { addPerson, type Cast, makeCast } from '../../support/cast.ts';
import { deskPlaces } from '../../support/desk-places.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { act, ticketPage } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

test('A19 whatever people type is shown as text, on every page of the desk', { timeout: 60_000 }, async () => {
  const evil = [
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `'-alert(1)-'`,
    `{{7*7}} \${7*7} <%=7*7%>`,
    `</title></textarea><svg onload=alert(1)>`,
    `javascript:alert(1)`,
    `\u202egnp.exe`,
  ].join(' ');
  const visit = randomUUID();
  await recordEvents(helpslip.deps, helpslip.siteId, visit, [
    { kind: 'searched', ago: 0, query: evil, found: [] },
    { kind: 'category-picked', ago: 0, category: 'gone' },
  ]);
  const { reference } = await helpslip.open({
    subject: evil,
    message: evil,
    visit,
    category: 'product',
    fields: { model: 'saw', blade: evil },
    requester: { name: evil, email: `"x"@example.com`.replaceAll('"', "'") },
    context: { note: evil },
    timeZone: 'A/B',
  });
  const person = await addPerson(helpslip, {
    name: evil,
    email: 'evil@desk.example',
    role: 'agent',
    siteIds: [helpslip.siteId],
  });
  await act(cast.olga, reference, 'assign', { assignee: person.staff.id });
  await act(cast.mara, reference, 'reply', { message: evil });
  await act(cast.mara, reference, 'note', { body: evil });
  await act(cast.olga, reference, 'draft', { message: evil });
  const saved = {
    site: 'acme',
    kind: 'reply',
    title: evil.slice(0, 90),
    body: evil.replace('{{7*7}}', ''),
    shared: 'yes',
  };
  expect((await cast.mara.desk.post('/admin/saved-replies', saved)).status).toBe(303);
  await helpslip.settle();
  const letters = await cast.olga.desk.page('/admin/letters');
  const letterPaths = [...letters.querySelectorAll('.queue th a')].map((link) => link.getAttribute('href') ?? '');

  for (const path of [
    '/admin?view=all',
    `/admin/tickets/${reference}`,
    '/admin/saved-replies',
    '/admin/letters',
    ...letterPaths,
  ]) {
    const page = await cast.olga.desk.page(path);
    expect(
      page.querySelectorAll('script:not([src^="/admin/script/"]), img, main svg[onload], [onerror], [onload]'),
    ).toHaveLength(0);
    expect([...page.querySelectorAll('a')].filter((link) => !/^[/#]/.test(link.getAttribute('href') ?? ''))).toEqual(
      [],
    );
    expect(page.querySelectorAll('[style]')).toHaveLength(0);
  }

  const edited = await cast.olga.desk.page('/admin/answers/new');
  const answer = {
    ...typedInto(edited),
    question: evil,
    body: `${evil}\n\n[words](javascript:alert(1))`,
    phrasings: evil,
    do: 'publish',
  };
  expect((await cast.olga.desk.post('/admin/answers/new', answer)).status).toBe(303);
  const site = { key: 'acme', category: 'product', field: 'model' };
  const people = { ownerId: cast.olga.staff.id, personId: person.staff.id };
  const places = await deskPlaces(helpslip, { site, ...people, reference, words: evil });
  const paths = allRoutes(() => true)
    .filter(
      ({ method, path, policy }) => method === 'GET' && path.startsWith('/admin') && policy.audience !== 'everyone',
    )
    .map(({ path }) => places.at(path) + places.queryOf(path));
  const query = encodeURIComponent(evil);
  let pages = 0;
  for (const path of [
    ...paths,
    `/admin?view=all&q=${query}`,
    `/admin/search?q=${query}`,
    `/admin/answers?q=${query}`,
    `/admin/insights/phrasing?words=${query}`,
    `/admin/new-ticket?subject=${query}`,
  ]) {
    const response = await cast.olga.desk.get(path);
    expect([200, 404], path).toContain(response.status);
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
    pages++;
    const alive = /<script>|<img src=x|<svg onload|<\/title><\/textarea|(?:href|action|src)="\s*javascript:/i;
    expect(alive.exec(await response.text())?.[0], path).toBeUndefined();
  }
  expect(pages).toBeGreaterThan(30);

  const page = await ticketPage(cast.olga, reference);
  expect(page.querySelector('h1')?.textContent).toBe(evil);
  expect([...page.querySelectorAll('.body')].map((body) => body.textContent)).toEqual([evil, evil, evil]);
  expect(page.title).toBe(`${reference} ${evil} · Helpslip`);
  const bare = [...page.querySelectorAll('.body, h1, main dd')].filter(
    (element) => element.getAttribute('dir') !== 'auto',
  );
  expect(bare).toEqual([]);
});
