import { createHash } from 'node:crypto';
import { cachedBytes } from '../web/conditional.ts';
import type { WebContext } from '../web/route.ts';
import answerFilesCss from './css/answer-files.css?raw';
import answersCss from './css/answers.css?raw';
import controlsCss from './css/controls.css?raw';
import deliveriesCss from './css/deliveries.css?raw';
import diagnoseCss from './css/diagnose.css?raw';
import formPreviewCss from './css/form-preview.css?raw';
import frameCss from './css/frame.css?raw';
import inboundCss from './css/inbound.css?raw';
import insightsCss from './css/insights.css?raw';
import insightsPicturesCss from './css/insights-pictures.css?raw';
import keysCss from './css/keys.css?raw';
import letterTextsCss from './css/letter-texts.css?raw';
import lettersCss from './css/letters.css?raw';
import marksCss from './css/marks.css?raw';
import ownFieldsCss from './css/own-fields.css?raw';
import queueCss from './css/queue.css?raw';
import queueFormsCss from './css/queue-forms.css?raw';
import searchCss from './css/search.css?raw';
import settingsCss from './css/settings.css?raw';
import staffCss from './css/staff.css?raw';
import suggestionsCss from './css/suggestions.css?raw';
import ticketCss from './css/ticket.css?raw';
import ticketWorkCss from './css/ticket-work.css?raw';
import translationsCss from './css/translations.css?raw';
import triedCss from './css/tried.css?raw';

const css = [
  frameCss,
  controlsCss,
  marksCss,
  queueCss,
  queueFormsCss,
  keysCss,
  ticketCss,
  ticketWorkCss,
  triedCss,
  lettersCss,
  inboundCss,
  deliveriesCss,
  letterTextsCss,
  searchCss,
  suggestionsCss,
  insightsCss,
  insightsPicturesCss,
  settingsCss,
  ownFieldsCss,
  diagnoseCss,
  formPreviewCss,
  staffCss,
  answersCss,
  answerFilesCss,
  translationsCss,
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
