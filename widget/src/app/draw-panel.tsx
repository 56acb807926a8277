import { render } from 'preact';
import { App } from './app.tsx';
import { colorRules } from './color.ts';
import type { StartOptions, Wish } from './embed.ts';
import { watchKeyboard } from './keyboard.ts';
import { textsFor } from './locales/texts.ts';
import type { Ground } from './panel.ts';
import { sheetOf } from './sheet.ts';
import css from './styles/panel.css?inline';

/** Draws a panel into a shadow root of its own below `parent`, not shown yet. */
export function drawPanel(
  { setting, given, onClose }: StartOptions,
  ground: Ground,
  parent: Element,
  isInline: boolean,
) {
  const host = document.createElement('helpslip-panel');
  const root = host.attachShadow({ mode: 'open' });
  const level = Number(setting('zIndex')) || 2147483647;
  const look = sheetOf(
    isInline
      ? ':host{position:relative!important;height:640px!important}'
      : `:host{position:fixed!important;z-index:${level}!important}`,
  );
  const colors = sheetOf(colorRules(setting('color')));
  const seen = sheetOf('');
  root.adoptedStyleSheets = [sheetOf(css), look, colors, seen];
  const unwatch = watchKeyboard(seen);
  parent.append(host);

  let isOpen = false;
  let wish: Wish = {};
  const draw = () => {
    const locale = given.setLocale?.[0];
    if (typeof locale === 'string') ground.texts = textsFor(locale);
    render(
      <App
        ground={ground}
        root={root}
        setting={setting}
        given={{ ...given }}
        isInline={isInline}
        isOpen={isOpen}
        wish={wish}
        close={onClose}
        configured={({ brand }) => colors.replaceSync(colorRules(setting('color') || brand.color))}
      />,
      root,
    );
  };

  return {
    draw,
    show(wanted: Wish) {
      isOpen = true;
      wish = wanted;
      draw();
    },
    hide() {
      isOpen = false;
      ground.visit.settle();
      draw();
    },
    remove() {
      render(null, root);
      unwatch();
      host.remove();
    },
  };
}
