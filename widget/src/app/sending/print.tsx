import { render } from 'preact';
import type { Texts } from '../locales/en.ts';
import { enSending } from '../locales/en-sending.ts';
import type { Slip } from '../slips.ts';
import css from '../styles/print.css?inline';
import { Paper } from './paper.tsx';

/**
 * Prints the slip alone. It stands in a blank frame of its own, built without markup, so that neither the page's
 * styles nor its content policy have a say in it.
 */
export function printSlip(slip: Slip, texts: Texts, place: Node): void {
  const frame = document.createElement('iframe');
  frame.className = 'unseen';
  frame.title = enSending.print;
  frame.tabIndex = -1;
  place.appendChild(frame);
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!page || !view) throw new Error('There is no frame to print from.');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet];
  page.title = `${enSending.reference} ${slip.reference}`;
  render(
    <>
      <Paper slip={slip} texts={texts} />
      <p>{slip.trackUrl.split('#')[0]}</p>
    </>,
    page.body,
  );
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
