import { type ComponentChildren, render } from 'preact';
import css from '../styles/print.css?inline';

/**
 * Prints something alone. It stands in a blank frame of its own, built without markup, so that neither the page's
 * styles nor its content policy have a say in it. What it prints is given: this file leans on no other late one.
 */
export async function printAlone(content: ComponentChildren, title: string, place: Node): Promise<void> {
  const frame = document.createElement('iframe');
  frame.className = 'unseen';
  frame.title = title;
  frame.tabIndex = -1;
  // Browsers load a blank frame at once; Firefox before 148 a moment later, and then with another document.
  const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  place.appendChild(frame);
  await isLoaded;
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!page || !view) throw new Error('There is no frame to print from.');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet];
  page.title = title;
  render(content, page.body);
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
