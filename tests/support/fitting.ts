import type { Locator } from 'playwright-core';

/**
 * What of a panel is wider than its place, outside of the window, too small to hit, or under something else; texts for screen readers
 * alone do not count.
 */
export function misfits(panel: Locator): Promise<string[]> {
  return panel.evaluate(async (section) => {
    const told: string[] = [];
    const ending = section
      .getAnimations({ subtree: true })
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((animation) => animation.finished));
    const root = section.getRootNode();
    const bounds = section.getBoundingClientRect();
    if (bounds.left < 0 || bounds.right > innerWidth || bounds.top < 0 || bounds.bottom > innerHeight) {
      told.push(`the panel is at ${bounds.left}, ${bounds.top}, ${bounds.width} × ${bounds.height}`);
    }
    for (const element of section.querySelectorAll<HTMLElement>('*')) {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (width === 0 || element.closest('.unseen')) continue;
      const name = `${element.tagName}.${element.getAttribute('class')} "${element.innerText?.slice(0, 30)}"`;
      if (left < bounds.left - 0.5 || right > bounds.right + 0.5) told.push(`${name} sticks out: ${left}–${right}`);
      const isTarget = element.matches(
        'button, summary, select, textarea, a:not(.prose a), input:not([type=checkbox], [type=radio]), .check',
      );
      if (!isTarget) continue;
      if (height < 24 || width < 24) told.push(`${name} is too small: ${width} × ${height}`);
      // What is scrolled out of view is not looked at.
      const frames = [section, ...section.querySelectorAll('.step, .main')].filter((one) => one.contains(element));
      const views = frames.map((one) => one.getBoundingClientRect());
      const isInView = views.every((view) => top >= view.top && bottom <= view.bottom);
      if (!isInView || !(root instanceof ShadowRoot)) continue;
      const cover = () => {
        const box = element.getBoundingClientRect();
        return [0.1, 0.5, 0.9]
          .map((share) => root.elementFromPoint(box.left + box.width / 2, box.top + box.height * share))
          .find((hit) => !hit || !(element.contains(hit) || hit.contains(element)));
      };
      // A bar that stays at its place may lie over what scrolls, if it lets go of it as it comes into view.
      if (cover() !== undefined) element.scrollIntoView({ block: 'nearest' });
      const over = cover();
      if (over !== undefined) told.push(`${name} is under ${over?.outerHTML.slice(0, 60)}`);
    }
    return told;
  });
}

/** Spaces texts out as readers may for themselves without losing anything (WCAG 1.4.12). @returns what puts it back */
export async function spaceOut(panel: Locator): Promise<() => Promise<void>> {
  const sheet = await panel.evaluateHandle((section) => {
    const style = document.createElement('style');
    style.textContent =
      '.panel * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } .panel p { margin-block-end: 2em !important }';
    section.after(style);
    return style;
  });
  return () => sheet.evaluate((style) => style.remove());
}
