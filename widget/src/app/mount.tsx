import { drawPanel } from './draw-panel.tsx';
import type { StartedApp, StartOptions, Wish } from './embed.ts';
import { createGround } from './ground.ts';
import type { DrawnPanel } from './panel.ts';
import { fetchPlace } from './parts.ts';

const PATIENCE_MS = 200;

/**
 * Starts the app on a page, and asks for what the way to the form needs. Nothing is drawn before `open` or `fill`.
 * @returns what opens, closes, fills places, refreshes, and takes all of it away again with every listener that it set
 */
export function startApp(options: StartOptions): StartedApp {
  const ground = createGround(options);
  // What is said comes side by side: the widget's own words and the site's. Whoever waits long for the site sees the panel without it.
  const ready = async () => {
    const spoken = ground.speak();
    await new Promise((end) => {
      setTimeout(end, PATIENCE_MS);
      ground.shelf.config().then(end, end);
      ground.shelf.answers().catch(() => {});
    });
    await spoken;
    if (!ground.texts) throw new Error();
  };
  const panels = new Set<DrawnPanel>();
  let corner: DrawnPanel | undefined;
  let opener: Element | null = null;
  let isOpen = false;
  let isGone = false;

  return {
    async open(wish: Wish) {
      if (!isOpen) opener = document.activeElement;
      isOpen = true;
      const soon = ready();
      corner ??= drawPanel(options, ground);
      panels.add(corner);
      await soon;
      if (isOpen) corner.show(wish);
    },
    close() {
      isOpen = false;
      corner?.hide();
      const within = opener?.shadowRoot?.querySelector('button') ?? opener;
      if (within instanceof HTMLElement) within.focus();
    },
    async fill(place) {
      const [{ fillPlace }] = await Promise.all([fetchPlace(), ready()]);
      if (!isGone) fillPlace(place, options, ground, drawPanel, panels);
    },
    refresh() {
      void ground.speak().then(() => {
        for (const panel of panels) panel.draw();
      });
    },
    destroy() {
      isOpen = false;
      isGone = true;
      for (const panel of panels) panel.remove();
      panels.clear();
      ground.visit.stop();
    },
  };
}

/**
 * The page at `/t` has a script of its own. Named here it shares the app's file, instead of both waiting for a third one.
 * @public
 */
export const followPage = () => import('./follow-page.tsx');
