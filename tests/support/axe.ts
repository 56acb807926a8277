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

/** Runs axe over all that a page shows, by the rules of WCAG 2.2 AA and the best practices, or by the named rules alone. */
export async function axe(page: Page, rules?: string[]): Promise<AxeFindings> {
  // What is still fading in has not its colours yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(program);
  return page.evaluate<AxeFindings>(`axe
    .run(document, {
      preload: false,
      runOnly: ${JSON.stringify(rules ?? EVERY_RULE)},
    })
    .then(({ violations, passes }) => ({
      serious: violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 120) + ' ' + failureSummary).join(' | ')),
      shadowPasses: passes.flatMap(({ nodes }) => nodes).filter(({ target }) => Array.isArray(target[0])).length,
    }))`);
}
