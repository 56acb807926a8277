import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface AxeFindings {
  /** What is serious or critical, each with its rule and its elements. */
  serious: string[];
  /** How many elements inside shadow roots passed some rule: without any, nothing was looked at there. */
  shadowPasses: number;
}

/** Runs axe over all that a page shows, by the rules of WCAG 2.2 AA and the best practices. */
export async function axe(page: Page): Promise<AxeFindings> {
  await page.evaluate(nothingFades);
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(program);
  return page.evaluate<AxeFindings>(`axe
    .run(document, {
      preload: false,
      runOnly: ${JSON.stringify(EVERY_RULE)},
    })
    .then(({ violations, passes }) => ({
      serious: violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 120) + ' ' + failureSummary).join(' | ')),
      shadowPasses: passes.flatMap(({ nodes }) => nodes).filter(({ target }) => Array.isArray(target[0])).length,
    }))`);
}

/** What is still fading in has not its colours yet, and what was just drawn begins to fade with its first frame. */
async function nothingFades(): Promise<void> {
  for (let calmFrames = 0; calmFrames < 2; calmFrames++) {
    await new Promise(requestAnimationFrame);
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const fading = roots
      .flatMap((root) => root.getAnimations())
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
    if (fading.length > 0) calmFrames = -1;
    await Promise.allSettled(fading.map(({ finished }) => finished));
  }
}
