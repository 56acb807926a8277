import { createHash } from 'node:crypto';
import { cachedBytes } from '../web/conditional.ts';
import type { WebContext } from '../web/route.ts';
import controlsCss from './css/controls.css?raw';
import deliveriesCss from './css/deliveries.css?raw';
import frameCss from './css/frame.css?raw';
import inboundCss from './css/inbound.css?raw';
import letterTextsCss from './css/letter-texts.css?raw';
import lettersCss from './css/letters.css?raw';
import marksCss from './css/marks.css?raw';
import queueCss from './css/queue.css?raw';
import searchCss from './css/search.css?raw';
import suggestionsCss from './css/suggestions.css?raw';
import ticketCss from './css/ticket.css?raw';

const css = [
  frameCss,
  controlsCss,
  marksCss,
  queueCss,
  ticketCss,
  lettersCss,
  inboundCss,
  deliveriesCss,
  letterTextsCss,
  searchCss,
  suggestionsCss,
].join('\n');
const version = createHash('sha256').update(css).digest('hex').slice(0, 12);

/** Changes with every byte of the sheet, so that browsers may keep it for good. */
export const stylesheetHref = `/admin/desk.css?v=${version}`;

/** The one style sheet of the desk. */
export function answerStylesheet(c: WebContext): Response {
  const isThisVersion = c.req.query('v') === version;
  return cachedBytes(
    c,
    css,
    'text/css; charset=utf-8',
    isThisVersion ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
