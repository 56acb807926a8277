import type { Setting } from '../app/embed.ts';
import css from './launcher.css?inline';

/**
 * Draws the button that opens the panel, in a shadow root of its own. Without a text it does not show.
 * Only the owner's colour, corner and level become style: nothing else of the settings does. The text on the colour is black or white by
 * its luminance.
 */
export function drawLauncher(setting: Setting): { host: Element; button: HTMLButtonElement } {
  const host = document.createElement('helpslip-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const fill = /^#[\da-f]{3,6}$/i.exec(setting('color') ?? '') ?? '#3454d1';
  const at = setting('position') ?? '';
  const level = Number(setting('zIndex')) || 1e9;
  const channel = ' calc(1e6*(.18 - y))';
  sheet.replaceSync(
    `:host{all:initial!important;position:fixed!important;${/top/.test(at) ? 'top' : 'bottom'}:var(--helpslip-offset-y,20px)!important;${/left/.test(at) ? 'left' : 'right'}:var(--helpslip-offset-x,20px)!important;z-index:${level}!important}` +
      `button{background:${fill};color:#fff;color:color(from ${fill} xyz${channel + channel + channel})}${css}`,
  );
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  document.body.append(host);
  return { host, button };
}
