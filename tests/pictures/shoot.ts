import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { VisitorOptions } from '../support/visitor.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** One way to look: a theme on a phone or on a desk. */
export interface View {
  name: string;
  options: VisitorOptions;
}

export const views: View[] = (['light', 'dark'] as const).flatMap((colorScheme) => [
  {
    name: `${colorScheme}-360`,
    options: { colorScheme, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  },
  { name: `${colorScheme}-1280`, options: { colorScheme, viewport: { width: 1280, height: 800 } } },
]);

/** Takes a picture of the window, with everything at rest, into docs/pictures/<name>.png. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled', caret: 'hide', scale: 'css' });
}
