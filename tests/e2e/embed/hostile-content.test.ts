import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignParts, NOTHING } from '../../support/foreign-parts.ts';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, openPanel, sendButton, slipOn } from '../../support/panel.ts';
import { acme } from '../../support/site.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const IMAGE = '<img src=x onerror="window.wasHit=1">';
const MARKUP = `${IMAGE}<style>*{color:red!important}</style><base href="https://evil.example/"><script>window.wasHit=1</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const siteId = await addSite(stage.deps, {
    ...acme,
    key: 'nasty',
    name: `Nasty ${MARKUP}`,
    policies: { supported: MARKUP },
    categories: [
      {
        key: 'nasty',
        name: `Nasty ${IMAGE}`,
        hint: MARKUP,
        kind: 'question',
        icon: IMAGE,
        links: [],
        targetMinutes: 60,
        fields: [{ key: 'nasty', label: `Field ${IMAGE}`, type: 'text', required: false, help: MARKUP }],
      },
    ],
  });
  if (siteId === null) throw new Error('the site is there already');
  const article = {
    question: `Nasty? ${IMAGE}`,
    phrasings: [MARKUP],
    categories: ['nasty'],
    context: MARKUP,
    isPinned: true,
  };
  await addArticles(stage.deps, siteId, [{ ...article, body: `Before.\n\n${MARKUP}\n\n**After** ${IMAGE}.` }]);
});
afterAll(() => stage.close());

test('W10: markup in the owner’s texts and answers is text', async () => {
  const { page } = await visit(stage, {
    at: stage.host.put('/nasty', { html: pageWith(stage.tag('data-site="nasty"')) }),
  });
  const panel = await openPanel(page);
  await panel.getByText('Nasty <img src=x onerror').first().waitFor();
  expect(await foreignParts(page)).toEqual(NOTHING);
  await panel.getByRole('button', { name: /^Nasty/ }).click();
  await panel.getByRole('searchbox').fill('nasty');
  await panel.getByRole('button', { name: /^Nasty\?/ }).click();
  await panel.getByText('Before.').waitFor();
  await panel.getByText('After').waitFor();
  expect(await foreignParts(page)).toEqual(NOTHING);
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await panel.getByLabel(/^Field <img/).fill(MARKUP);
  await fillIn(panel, { subject: MARKUP, message: MARKUP });
  await sendButton(panel).click();
  await slipOn(panel);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').getByText('<img src=x onerror').waitFor();
  expect(await foreignParts(page)).toEqual(NOTHING);
});
