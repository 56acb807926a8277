import type { Page } from 'playwright-core';
import type { Target } from './contestant.ts';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Put into each page before its own scripts: finds what can be seen, and sums up what was shifted. */
export const WATCHER = `{
  const all = (root, selector) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? all(one.shadowRoot, selector) : [])),
  ];
  const scopes = (root, path) => path.length === 1 ? all(root, path[0])
    : all(root, path[0]).flatMap((one) => [one, one.shadowRoot ?? []].flat().flatMap((inner) => scopes(inner, path.slice(1))));
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  window.findSeen = ({ selector, text = '' }) => selector.split(', ').flatMap((one) => scopes(document, one.split(' ')))
    .find((element) => isSeen(element) && element.textContent.includes(text));
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) window.shifted += hadRecentInput ? 0 : value;
  }).observe({ type: 'layout-shift', buffered: true });
}`;

/** Waits until something can be seen. Looks seldom, since looking is work for the page too. @returns its middle */
export async function seen(page: Page, target: Target): Promise<{ x: number; y: number }> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const middle = await page.evaluate((wanted) => {
      const box: DOMRect | undefined = Reflect.get(window, 'findSeen')(wanted)?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }, target);
    if (middle) return middle;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  throw new Error(`${page.url()} never showed ${target.selector} ${target.text ?? ''}`);
}

export async function press(page: Page, target: Target): Promise<void> {
  const { x, y } = await seen(page, target);
  await page.mouse.click(x, y);
}

/** What was shifted on the page so far, as browsers count it: not what follows an input at once. */
export function shifts(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'shifted')));
}

/**
 * Presses, and looks at each frame.
 * @param restMs how long the pointer lies on the launcher before that
 * @returns the milliseconds from the click to the frame after the one that has it
 */
export async function timeToView(page: Page, launcher: Target, view: Target, restMs: number): Promise<number> {
  await page.evaluate((wanted) => {
    const found = new Promise<number>((resolve) => {
      addEventListener(
        'click',
        ({ timeStamp }) => {
          const look = () =>
            requestAnimationFrame(() => {
              if (!Reflect.get(window, 'findSeen')(wanted)) return look();
              requestAnimationFrame(() => resolve(performance.now() - timeStamp));
            });
          look();
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { found });
  }, view);
  const { x, y } = await seen(page, launcher);
  await page.mouse.move(x, y);
  if (restMs > 0) await page.waitForTimeout(restMs);
  await page.mouse.click(x, y);
  return page.evaluate(() => Promise.resolve<number>(Reflect.get(window, 'found')));
}
