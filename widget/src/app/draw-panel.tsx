import { render } from 'preact';
import { App } from './app.tsx';
import { colorRules } from './color.ts';
import type { StartOptions, Wish } from './embed.ts';
import type { DrawnPanel, Ground, InPlace } from './panel.ts';
import { fetchPhone } from './parts.ts';
import { sheetOf } from './sheet.ts';
import css from './styles/panel.css?inline';

/** Draws a panel into a shadow root of its own, in a corner of the window or in a place; not shown yet. */
export function drawPanel({ setting, given, onClose }: StartOptions, ground: Ground, own?: InPlace): DrawnPanel {
  const host = document.createElement('helpslip-panel');
  const root = host.attachShadow({ mode: 'open' });
  const level = Number(setting('zIndex')) || 2147483647;
  const at = `${setting('position')}`;
  const look = sheetOf(
    own
      ? ':host{position:relative!important;height:640px!important}'
      : `:host{position:fixed!important;z-index:${level}!important}.panel{${/left/.test(at) ? 'left' : 'right'}:var(--helpslip-offset-x,20px);${/top/.test(at) ? 'top:var(--y)' : 'bottom:calc(var(--y) + var(--under,0px))'}}`,
  );
  const colors = sheetOf(colorRules(setting('color')));
  root.adoptedStyleSheets = [sheetOf(css), look, colors];
  if (!own && matchMedia('(hover: none), (max-width: 480px)').matches) {
    fetchPhone().then(
      ({ takeInHand }) => takeInHand(root, onClose),
      () => {},
    );
  }

  let isOpen = false;
  let isGone = false;
  let wish: Wish | undefined;
  const draw = () => {
    const { texts } = ground;
    if (!texts || isGone || !wish) return;
    // A router may have put another body in place of the one that it was in.
    if (!host.isConnected) (own?.place ?? document.body).append(host);
    render(
      <App
        ground={{ ...ground, texts, draft: own?.draft ?? ground.draft }}
        root={root}
        setting={setting}
        given={own?.given(given) ?? { ...given }}
        isInline={Boolean(own)}
        isOpen={isOpen}
        wish={wish}
        close={onClose}
        configured={({ brand, locales }) => {
          if (!setting('color')) colors.replaceSync(colorRules(brand.color));
          ground.locales = locales;
          ground.speak().then(() => ground.texts !== texts && draw());
        }}
      />,
      root,
    );
  };

  return {
    host,
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
      isGone = true;
      render(null, root);
      host.remove();
    },
  };
}
