import type { Page } from 'playwright-core';

export interface Focused {
  /** Its visible words, or else its label. */
  name: string;
  /** Whether all of it is in view with nothing over it. */
  isSeen: boolean;
  /** Whether something marks it. */
  isMarked: boolean;
}

const DESCRIBE = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { name: '', isSeen: false, isMarked: false };
  const root = element.getRootNode();
  const label = element.labels?.[0]?.innerText ?? element.closest('fieldset')?.querySelector('legend')?.innerText;
  const whole = element.labels?.[0]?.contains(element) ? element.labels[0] : element;
  const box = whole.getBoundingClientRect();
  const spots = [0.5, 0.15, 0.85].map((share) => root.elementFromPoint(box.x + box.width / 2, box.y + box.height * share));
  // Where a row is one large link, the row is marked in its place.
  const marks = [element, element.closest('tr')].filter(Boolean).map((marked) => getComputedStyle(marked));
  return {
    name: (element.getAttribute('aria-label') ?? label ?? element.innerText ?? '').replace(/\\s+/g, ' ').trim(),
    isSeen: spots.every((spot) => whole.contains(spot)),
    isMarked: marks.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
  };
})()`;

/** What has the focus, also inside shadow roots. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate<Focused>(DESCRIBE);
}

const AT_MOST = 40;

/**
 * Presses Tab until something of this name has the focus.
 * @throws when it cannot be reached, or when something on the way is hidden or unmarked while it has the focus
 */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < AT_MOST; press++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    passed.push(now.name);
    if (!now.isSeen) throw new Error(`"${now.name}" has the focus and cannot be seen, after ${passed.join(' → ')}`);
    if (!now.isMarked) throw new Error(`"${now.name}" has the focus and nothing marks it`);
    if (name.test(now.name)) return;
  }
  throw new Error(`Tab does not lead to ${name}: ${passed.join(' → ')}`);
}
