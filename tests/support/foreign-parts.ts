import type { Page } from 'playwright-core';

/** What of the widget and its page could run, restyle or fetch something. */
export function foreignParts(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const foreign = 'img, style, base, script, iframe, object, link, form[action], [onerror], [onload]';
    const roots = [...document.querySelectorAll('helpslip-widget, helpslip-panel')].map((host) => host.shadowRoot);
    const found = roots.flatMap((root) => [...(root?.querySelectorAll(foreign) ?? [])]);
    return {
      found: found.map((element) => element.outerHTML),
      roots: roots.length,
      wasHit: 'wasHit' in window,
      base: document.baseURI === location.href,
      color: getComputedStyle(document.body).color,
    };
  });
}
/** What is found where everything is as it should be. */
export const NOTHING = { found: [], roots: 2, wasHit: false, base: true, color: 'rgb(0, 0, 0)' };
