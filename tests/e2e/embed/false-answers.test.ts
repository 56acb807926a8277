import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignParts, NOTHING } from '../../support/foreign-parts.ts';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, openPanel, panelOf } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type Visitor, visit } from '../../support/visitor.ts';

const IMAGE = '<img src=x onerror="window.wasHit=1">';

let stage: Stage;
let at: string;
beforeAll(async () => {
  stage = await openStage();
  at = stage.host.put('/', { html: pageWith(stage.tag()) });
});
afterAll(() => stage.close());

/** Changes an answer of the server's on its way to the browser. `path` is a pattern; what is asked behind it does not matter. */
async function falsify({ page }: Visitor, path: string, change: (json: string) => string): Promise<void> {
  await page.route(new RegExp(`/api/v1/sites/demo/${path}(?:\\?|$)`), async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });
}

test('W11: an object where a text should be is not drawn as an element, and spoils nothing else', async () => {
  const element = {
    type: 'script',
    props: { children: 'window.wasHit=1', dangerouslySetInnerHTML: { __html: IMAGE } },
    constructor: null,
    key: null,
    ref: null,
    __k: null,
    __v: 1,
  };
  const visitor = await visit(stage, { at });
  const { page } = visitor;
  await falsify(visitor, 'config', (text) => {
    const config = JSON.parse(text);
    const [first, second] = config.categories;
    Object.assign(first, { name: element, hint: element, icon: element, links: [element] });
    Object.assign(second.fields[0], {
      label: element,
      help: element,
      options: [element, { value: 'g2', label: element }],
    });
    return JSON.stringify({
      ...config,
      name: element,
      contacts: [element],
      policies: { supported: element },
      hours: element,
    });
  });
  await falsify(visitor, 'articles', (text) => {
    const index = JSON.parse(text);
    Object.assign(index.articles[0], {
      question: element,
      excerpt: element,
      phrasings: [element],
      categories: element,
    });
    return JSON.stringify({ articles: [...index.articles, element, null, 'text'], words: { fillers: element } });
  });
  await falsify(visitor, 'articles/[^/?]+', (text) =>
    JSON.stringify({
      ...JSON.parse(text),
      question: element,
      body: [element, { type: 'paragraph', children: [element] }],
    }),
  );
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('searchbox').fill('clean the grinder');
  await panel.getByRole('button', { name: /^How do I clean/ }).click();
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await panel.getByLabel('Serial number').fill('SN-12345');
  await fillIn(panel);
  expect(await foreignParts(page)).toEqual(NOTHING);
});

test('W12: of links only the harmless are links, and those that lead away take nothing along', async () => {
  const hrefs = [
    'https://example.com/fine',
    'javascript:window.wasHit=1',
    ' java\tscript:window.wasHit=1',
    'data:text/html,<script>1</script>',
    '//evil.example',
    '/\\evil.example',
    'vbscript:1',
    'blob:https://evil.example/1',
    'mailto:ada@example.com',
    '/delivery',
  ];
  const visitor = await visit(stage, { at });
  const { page } = visitor;
  await falsify(visitor, 'articles/[^/?]+', (text) =>
    JSON.stringify({
      ...JSON.parse(text),
      body: [
        {
          type: 'paragraph',
          children: hrefs.map((href) => ({ type: 'link', href, children: [{ type: 'text', text: 'a link ' }] })),
        },
      ],
    }),
  );
  await falsify(visitor, 'config', (text) => {
    const links = hrefs.map((href, at) => ({ label: `link ${at}`, href }));
    const config = JSON.parse(text);
    for (const category of config.categories) category.links = links;
    const contacts = links.map((link) => ({ kind: 'link', ...link }));
    return JSON.stringify({ ...config, contacts, policies: { privacyHref: hrefs[1] } });
  });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^Delivery/ }).click();
  const good = { rel: 'noopener noreferrer', target: '_blank' };
  const fine = [hrefs[0], hrefs[8], hrefs[9]].map((href) => ({ ...good, href }));
  await panel.getByRole('listitem').first().waitFor();
  expect(await linksOn(page)).toEqual(fine);
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText('a link').first().waitFor();
  expect(await linksOn(page)).toEqual(fine);
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await panel.getByRole('link', { name: 'link 0' }).waitFor();
  expect(await linksOn(page)).toEqual(fine);
});

function linksOn(page: Page): Promise<unknown> {
  return panelOf(page)
    .locator('a')
    .evaluateAll((links) =>
      links.map((link) => ({
        rel: link.getAttribute('rel'),
        target: link.getAttribute('target'),
        href: link.getAttribute('href'),
      })),
    );
}
