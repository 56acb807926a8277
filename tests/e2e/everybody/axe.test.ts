import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { launcherOf, openPanel, panelOf } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.each(['light', 'dark'] as const)(
  'W21: axe finds nothing serious on a page with our button, %s',
  async (colorScheme) => {
    const { page } = await visit(stage, { colorScheme });
    await launcherOf(page).waitFor();
    const { serious, shadowPasses } = await axe(page);
    expect(serious).toEqual([]);
    expect(shadowPasses).toBeGreaterThan(0);
  },
);

test('W21: axe would find what is wrong inside the shadow root', async () => {
  const { page } = await visit(stage);
  await openPanel(page);
  await panelOf(page).evaluate((section) => {
    const unnamed = document.createElement('button');
    unnamed.type = 'button';
    section.append(unnamed);
  });
  expect((await axe(page)).serious.join()).toContain('button-name');
});
