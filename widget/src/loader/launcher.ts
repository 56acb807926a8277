import type { Setting } from '../app/embed.ts';
import css from './launcher.css?inline';

/**
 * Draws the button that opens the panel, in a shadow root of its own. Without a text it does not show.
 * Only the owner's colour, side and level become style: nothing else of the settings does.
 */
export function drawLauncher(setting: Setting): { host: Element; button: HTMLButtonElement } {
  const host = document.createElement('helpslip-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const fill = /^#[\da-f]{3,6}$/i.exec(setting('color') ?? '') ?? '#3454d1';
  const side = setting('position') === 'bottom-left' ? 'left' : 'right';
  const level = Number(setting('zIndex')) || 1e9;
  sheet.replaceSync(
    `:host{all:initial!important;position:fixed!important;bottom:20px!important;${side}:20px!important;z-index:${level}!important}` +
      `button{background:${fill};color:#fff;color:oklch(from ${fill} round(1.1 - l) 0 0)}${css}`,
  );
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  document.body.append(host);
  return { host, button };
}
