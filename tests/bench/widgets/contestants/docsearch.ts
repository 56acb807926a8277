import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';
import { packageFile, VERSIONS } from '../packages.ts';

/** No form but a search: what Helpslip does in its second step. */
export const docsearch: Contestant = {
  name: 'DocSearch',
  version: VERSIONS['@docsearch/js'],
  setUp: 'the script that searches by words only, and its style sheet; its form is a search box',
  async open() {
    const backend = await openFakeBackend();
    backend.put('/docsearch.js', 'script', packageFile('@docsearch/js', 'dist/umd/docsearch.js'));
    backend.put('/style.css', 'style', packageFile('@docsearch/css', 'dist/style.css'));
    return {
      head: `<link rel="stylesheet" href="${backend.origin}/style.css">`,
      body: `<div id="docsearch"></div><script src="${backend.origin}/docsearch.js"></script>
        <script>docsearch({ container: '#docsearch', appId: 'APP', indices: ['answers'], apiKey: 'key' });</script>`,
      launcher: { selector: '.DocSearch-Button' },
      view: { selector: '.DocSearch-Modal' },
      steps: [],
      form: { selector: 'input.DocSearch-Input' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};
