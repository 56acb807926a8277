import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';

/** The least that any widget does with a script: a button in a shadow root with a style sheet. Nothing comes of it. */
const SCRIPT = `{
  const host = document.createElement('bare-button');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{position:fixed;bottom:20px;right:20px}button{padding:15px 20px;border-radius:24px}');
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.textContent = 'Help';
  root.append(button);
  document.body.append(host);
}`;

/** No widget: what a script that shows a button costs by itself. */
export const bareButton: Contestant = {
  name: 'A bare button',
  version: '',
  setUp: 'no widget; one script that shows a button in a shadow root, and no more; it is clicked',
  async open() {
    const backend = await openFakeBackend();
    backend.put('/button.js', 'script', SCRIPT);
    const button = { selector: 'bare-button button' };
    return {
      head: `<script async src="${backend.origin}/button.js"></script>`,
      launcher: button,
      view: button,
      steps: [],
      form: button,
      origin: backend.origin,
      close: backend.close,
    };
  },
};
