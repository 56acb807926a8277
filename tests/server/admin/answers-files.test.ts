import { randomBytes } from 'node:crypto';
import { IMPORT_BATCH, workImports } from '@helpslip/server/articles/import-articles.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendFiles, textsOf } from '../../support/answers.ts';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { hostileHtml } from '../../support/hostile-html.ts';
import { acme, acmeArticles } from '../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());
beforeEach(async () => {
  await helpslip.deps.db.deleteFrom('article').where('id', '>', acmeArticles.length).execute();
});

type Files = Parameters<typeof sendFiles>[2];

/** Sends files, and opens the page that says what was read. */
async function read(files: Files): Promise<{ page: Document; href: string; faults: string[]; found: string[] }> {
  const response = await sendFiles(helpslip, cast.olga, files);
  if (response.status !== 303) throw new Error(`not read: ${response.status} ${await response.text()}`);
  const href = response.headers.get('Location') ?? '';
  const page = await cast.olga.desk.page(href);
  return { page, href, faults: textsOf(page, '.file-faults li'), found: textsOf(page, '.file-sample b') };
}

const added = () =>
  helpslip.deps.db.selectFrom('article').selectAll().where('id', '>', acmeArticles.length).orderBy('id').execute();

async function addAll(href: string, as: 'published' | 'draft' = 'published'): Promise<void> {
  expect((await cast.olga.desk.post(href, { as })).status).toBe(303);
  while ((await workImports(helpslip.deps)) > 0);
}

test('a table is read row by row, its faults told, and nothing added before it is asked for', async () => {
  const table = [
    'Question;Answer;Phrasings;Categories;Pinned',
    'How sharp?;"Very; ""indeed"".\nUse oil.";keen|acute;billing, product;yes',
    ';No question;;;',
    'No answer?;;;;',
    'Where do I find  my INVOICE?;It is there already;;;',
    'In which category?;None;;gardening;',
    'How sharp?;Twice in this file;;;',
    '"A hole" in it?;"x"y;;;',
    'Last one?;Yes.;;;',
  ].join('\r\n');
  const { page, href, faults, found } = await read({ 'my answers.csv': `\ufeff${table}` });
  expect(found).toEqual(['How sharp?', '"A hole" in it?', 'Last one?']);
  expect(faults).toEqual(
    expect.arrayContaining([
      'my answers.csv, line 4Question: Write something here.',
      'my answers.csv, line 5Answer: Write something here.',
      'my answers.csv, line 6There is an answer to this question already.',
      'my answers.csv, line 7There is no category with the key “gardening”.',
      'my answers.csv, line 8There is an answer to this question already.',
    ]),
  );
  expect(page.querySelector('.answer-files form')?.textContent).toContain('3 answers of 8 can be added');
  expect(await added()).toEqual([]);

  await addAll(href);
  expect(await added()).toMatchObject([
    { question: 'How sharp?', body: 'Very; "indeed".\nUse oil.', phrasings: ['keen', 'acute'], is_pinned: true },
    { question: '"A hole" in it?', body: '"x"y' },
    { question: 'Last one?', status: 'published', is_pinned: false },
  ]);
  const list = await cast.olga.desk.page('/admin/answers?category=product');
  expect(textsOf(list, '.answers-list th a')).toContain('How sharp?');
  expect((await cast.olga.desk.page(href)).querySelector('[role="status"]')?.textContent).toContain('3 answers added.');
});

test('Markdown files and folders of them are read, with the facts at their beginning', async () => {
  const folder = zipSync({
    'tools/chisel.md': strToU8(
      '---\nquestion: Blunt chisel?\nphrasings: [dull, "no: edge"]\ncategories:\n  - product\npinned: true\n---\n# Use a stone\n\nWet.',
    ),
    'tools/heading.md': strToU8('# How do I oil it? #\n\nWith **oil**.'),
    '__MACOSX/tools/._x.md': strToU8('junk'),
    'picture.png': strToU8('junk'),
    'none.md': strToU8('no heading'),
  });
  const { href, faults, found } = await read({
    'answers.zip': Uint8Array.from(folder),
    'single.md': '# Single?\nYes.',
  });
  expect(found).toEqual(['Blunt chisel?', 'How do I oil it?', 'Single?']);
  expect(faults).toEqual(['none.mdQuestion: Write something here.']);
  await addAll(href, 'draft');
  expect(await added()).toMatchObject([
    { body: '# Use a stone\n\nWet.', phrasings: ['dull', 'no: edge'], is_pinned: true, status: 'draft' },
    { body: 'With **oil**.', excerpt: 'With oil.' },
    { body: 'Yes.' },
  ]);
});

test('a long import goes on in parts, tells how far it is, and is added once however often it is asked for', async () => {
  const rows = Array.from({ length: IMPORT_BATCH + 5 }, (_, at) => `Question ${at}?,Answer ${at}`);
  const { href } = await read({ 'many.csv': `question,answer\n${rows.join('\n')}` });
  await Promise.all([1, 2, 3].map(() => cast.olga.desk.post(href, { as: 'published' })));
  await workImports(helpslip.deps);
  const under = await cast.olga.desk.get(href);
  expect(under.headers.get('Refresh')).toBe('1');
  expect(await under.text()).toContain(`${IMPORT_BATCH} of ${IMPORT_BATCH + 5} answers added…`);
  await Promise.all([1, 2, 3].map(() => workImports(helpslip.deps)));
  await cast.olga.desk.post(href, { as: 'published' });
  expect(await workImports(helpslip.deps)).toBe(0);
  expect(await added()).toHaveLength(IMPORT_BATCH + 5);
  expect((await cast.olga.desk.get(href)).headers.get('Refresh')).toBeNull();
});

test('A21: what is no UTF-8, no table, no zip, too large or a bomb is told at its place, shown as text, and hurts nobody', async () => {
  const latin = Buffer.from('question,answer\nGood?,Yes\nGr\xfc\xdfe?,Ja\n', 'latin1');
  const bad = await read({
    'latin.csv': Uint8Array.from(latin),
    'noise.csv': Uint8Array.from(randomBytes(5_000)),
    'noise.zip': Uint8Array.from(randomBytes(5_000)),
    'open.csv': 'question,answer\n"never closed,x\n',
    'columns.csv': 'frage,antwort\na,b',
    'empty.csv': '\n',
    'page.html': '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>.md': Uint8Array.from(Buffer.from('\xff\xfe', 'latin1')),
    'tag.md': '---\nquestion: !!js/function "x"\n---\ny',
    'lol.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nquestion: *b\n---\ny`,
    'bomb.zip': Uint8Array.from(zipSync({ 'bomb.md': new Uint8Array(3_000_000) }, { level: 9 })),
  });
  expect(bad.found).toEqual(['Good?']);
  expect(bad.faults).toContain('latin.csv, line 3This row is not UTF-8. Save the table as “CSV UTF-8”.');
  expect(bad.faults.join('\n')).toContain('bomb.mdThis file is too large for an answer.');
  expect(bad.faults.join('\n')).toContain('noise.zipThis zip file cannot be read.');
  expect(bad.faults.join('\n')).toContain('The first row must name the columns');
  expect(bad.faults.filter((fault) => fault.includes('onerror'))).toHaveLength(1);
  expect(bad.page.querySelector('img, script:not([src])')).toBeNull();
  expect(await added()).toEqual([]);
});

test('A21: more than ten megabytes is refused, more than five thousand rows are left out, nothing at all is asked for', {
  timeout: 60_000,
}, async () => {
  const large = await sendFiles(helpslip, cast.olga, { 'large.csv': 'x'.repeat(10_000_001) });
  expect(large.status).toBe(413);
  const many = Array.from({ length: 5_010 }, (_, at) => `Q${at}?,A`).join('\n');
  const { page } = await read({ 'rows.csv': `question,answer\n${many}` });
  expect(page.querySelector('.answer-files form')?.textContent).toContain('5000 answers of');
  expect((await sendFiles(helpslip, cast.olga, {})).status).toBe(422);
  expect(await added()).toEqual([]);
});

test('A20, A21: HTML, schemes and mXSS in imported answers come out as words, at the desk and for visitors', async () => {
  const hostile = [
    ...hostileHtml,
    '[x](javascript:alert(1))',
    '[x](data:text/html,y)',
    '<svg><style><a id="</style><img src=1 onerror=alert(1)>">',
  ];
  const rows = hostile
    .map((html, at) => `Hostile ${at} ${html.replaceAll('"', '""')}?`)
    .map((cell, at) => `"${cell}","${hostile[at]?.replaceAll('"', '""')}"`);
  const { href, page } = await read({ 'hostile.csv': `question,answer\n${rows.join('\n')}` });
  const dangerous =
    'main :is(script, img, svg:not(.mark), style, iframe, base, meta, link, object, embed, math, [onerror], [onload], [style], a[href^="javascript:"], a[href^="data:"])';
  expect(page.querySelector(dangerous)).toBeNull();
  await addAll(href);
  const articles = await added();
  expect(articles).toHaveLength(hostile.length);
  for (const { id, question } of articles) {
    const editor = await cast.olga.desk.page(`/admin/answers/${id}`);
    expect(editor.querySelector(dangerous)).toBeNull();
    expect(editor.querySelector('h1')?.textContent).toBe(question);
    const { body } = await (await helpslip.call('GET', `/api/v1/sites/acme/articles/${id}`)).json();
    expect(JSON.stringify(body)).not.toMatch(/"href":"(?:javascript|data)/);
  }
});

test('A22: no cell of the export can run in a spreadsheet, and what was exported is imported as it was', async () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '=HYPERLINK("http://evil.example","x")',
    '- a list\n- of two',
    'say "no", or; not',
  ];
  for (const [at, formula] of formulas.entries()) {
    const [line = ''] = formula.split('\n');
    const answer = { question: `${line} ${at}`, body: formula, phrasings: `${formula} p`, context: line };
    const response = await cast.olga.desk.post('/admin/answers/new', {
      ...answer,
      site: 'acme',
      seen: '0',
      do: 'save',
    });
    expect(response.status).toBe(303);
  }
  const before = await added();
  const response = await cast.olga.desk.get('/admin/answers/export.csv?site=acme');
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="acme-answers.csv"');
  const table = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  expect(table.lastIndexOf('\ufeff')).toBe(0);
  const cells = [...table.slice(1).matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^",\r\n]*)/g)].map(([, cell = '']) => cell);
  expect(cells.length).toBeGreaterThan(100);
  expect(cells.filter((cell) => /^"?\s*[=+\-@＝]/.test(cell))).toEqual([]);
  expect(table).toContain(`'=1+1 0`);

  const exported = await cast.olga.desk.get('/admin/answers/export.zip?site=acme');
  const folder = new Uint8Array(await exported.arrayBuffer());
  expect(Object.keys(unzipSync(folder))).toHaveLength(before.length + acmeArticles.length);

  const exports: Files[] = [{ 'back.csv': table }, { 'back.zip': folder }];
  for (const files of exports) {
    await helpslip.deps.db.deleteFrom('article').where('id', '>', acmeArticles.length).execute();
    const { href, faults } = await read(files);
    // Those that the site still has.
    expect(faults).toHaveLength(acmeArticles.length);
    await addAll(href, 'draft');
    const plain = ({ question, body, phrasings, context }: (typeof before)[number]) => ({
      question,
      body,
      phrasings,
      context,
    });
    expect((await added()).map(plain)).toEqual(before.map(plain));
  }
});

test('A23: an export leaves in batches, of one site alone, and tickets come in between', async () => {
  const { deps, siteId } = helpslip;
  const mine = 2_000;
  const otherId = await addSite(deps, { ...acme, key: 'beta', name: 'Beta Books' });
  for (const [site, words, count] of [
    [siteId, 'Mine', mine],
    [otherId, 'Beta secret', 300],
  ] as const) {
    await sql`insert into article (site_id, question, body, status)
      select ${site}, ${words} || ' ' || n, repeat(${words} || ' ', 100), 'draft' from generate_series(1, ${count}::int) n`.execute(
      deps.db,
    );
  }
  const response = await cast.olga.desk.get('/admin/answers/export.csv?site=acme');
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(decoder.decode(part.value, { stream: true }));
    // Nothing that the export holds keeps a ticket waiting: neither a connection nor a lock.
    if (parts.length === 2) expect((await helpslip.open()).status).toBe('queued');
  }
  const whole = parts.join('');
  expect(whole.match(/Mine \d+,/g)).toHaveLength(mine);
  expect(whole).not.toContain('Beta secret');
  expect(parts.length).toBeGreaterThan(9);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(whole.length / 5);
});

test('A14: agents neither import nor export; nobody reaches the files of another site', async () => {
  const { href } = await read({ 'one.md': '# Secret question?\nYes.' });
  const paths = ['/admin/answers/files', '/admin/answers/export.csv', '/admin/answers/export.zip', href];
  for (const { desk } of [cast.mara, cast.charlie]) {
    for (const path of paths) {
      const answer = await desk.get(path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).not.toContain('Secret');
    }
    expect((await desk.post(href, { as: 'published' })).status).toBe(403);
  }
  expect((await sendFiles(helpslip, cast.mara, { 'one.md': '# Q?\nA' })).status).toBe(403);
  await helpslip.deps.db.deleteFrom('site_staff').where('staff_id', '=', cast.olga.staff.id).execute();
  for (const path of paths) expect((await cast.olga.desk.get(`${path}?site=acme`)).status).toBe(404);
  expect((await cast.olga.desk.post(href, { as: 'published' })).status).toBe(404);
  expect((await sendFiles(helpslip, cast.olga, { 'one.md': '# Q?\nA' })).status).toBe(404);
  expect(await workImports(helpslip.deps)).toBe(0);
  expect(await added()).toEqual([]);
});
