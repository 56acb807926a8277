import { drawPanel } from './draw-panel.tsx';
import type { StartedApp, StartOptions, Wish } from './embed.ts';
import { createGround } from './ground.ts';

/**
 * Starts the app on a page. Nothing is drawn or asked for before `open` or `fill`.
 * @returns what opens, closes, fills places, refreshes, and takes all of it away again with every listener that it set
 */
export function startApp(options: StartOptions): StartedApp {
  const ground = createGround(options);
  const panels: ReturnType<typeof drawPanel>[] = [];
  const add = (parent: Element, isInline: boolean) => {
    const panel = drawPanel(options, ground, parent, isInline);
    panels.push(panel);
    return panel;
  };
  let corner: ReturnType<typeof drawPanel> | undefined;
  let opener: Element | null = null;
  let isOpen = false;

  return {
    open(wish: Wish) {
      corner ??= add(document.body, false);
      if (!isOpen) opener = document.activeElement;
      isOpen = true;
      corner.show(wish);
    },
    close() {
      isOpen = false;
      corner?.hide();
      const within = opener?.shadowRoot?.querySelector('button') ?? opener;
      if (within instanceof HTMLElement) within.focus();
    },
    fill: (place) => add(place, true).show({}),
    refresh() {
      for (const panel of panels) panel.draw();
    },
    destroy() {
      for (const panel of panels.splice(0)) panel.remove();
      ground.visit.stop();
    },
  };
}

/**
 * The page at `/t` has a script of its own. Named here it shares the app's file, instead of both waiting for a third one.
 * @public
 */
export const followPage = () => import('./follow-page.tsx');
