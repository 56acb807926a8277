import { createHash } from 'node:crypto';
import { Refusal } from '../errors.ts';
import { letterColors } from '../notifications/letters/letter-colors.ts';
import { cachedBytes } from '../web/conditional.ts';
import type { Route, WebContext } from '../web/route.ts';
import followCss from './follow.css?raw';
import helpCss from './help.css?raw';
import formCss from './help-form.css?raw';

const SHEET = followCss + helpCss + formCss;
const VERSION = createHash('sha256').update(SHEET).digest('hex').slice(0, 12);
const FILE = /^([0-9a-f]{12})(?:-([0-9a-f]{6}))?\.css$/;

/** The sheet of the plain pages, each with the colours of its site; its address changes with every byte. */
export const helpSheetRoute: Route = {
  method: 'GET',
  path: '/help-sheet/:file',
  policy: { audience: 'everyone' },
  answer: helpSheet,
};

/** @param color the owner's, as `#3454d1` */
export function helpSheetAddress(color: string | undefined): string {
  return `/help-sheet/${VERSION}${color ? `-${color.slice(1).toLowerCase()}` : ''}.css`;
}

function helpSheet(c: WebContext): Response {
  const [, version, color] = FILE.exec(c.req.param('file') ?? '') ?? [];
  if (!version) throw new Refusal('not-found', 'There is nothing at this address.');
  // A page that is older than this process still gets a sheet, which then nobody keeps.
  const keep = version === VERSION ? 'public, max-age=31536000, immutable' : 'no-cache';
  return cachedBytes(c, color ? `${SHEET}${colorRules(`#${color}`)}` : SHEET, 'text/css; charset=utf-8', keep);
}

function colorRules(color: string): string {
  const { light, dark } = letterColors(color);
  const rule = (link: string, accent: string, onAccent: string, tint: number) =>
    `:root{--accent:${accent};--on-accent:${onAccent};--link:${link};--tint:color-mix(in srgb,${link} ${tint}%,var(--paper))}`;
  // In the dark the owner's colour as it is may be as dark as the paper: what can be pressed takes the one that can be read there.
  return `${rule(light.link, light.brand, light.onBrand, 9)}@media(prefers-color-scheme:dark){${rule(dark.link, dark.link, '#10142b', 15)}}`;
}
