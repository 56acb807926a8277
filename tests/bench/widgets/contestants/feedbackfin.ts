import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';
import { packageFile, VERSIONS } from '../packages.ts';

export const feedbackFin: Contestant = {
  name: 'Feedback Fin',
  version: VERSIONS.feedbackfin,
  setUp: 'its one script and a button of the page; choosing what kind of feedback it is leads to the form',
  async open() {
    const backend = await openFakeBackend();
    backend.put('/feedbackfin.js', 'script', packageFile('feedbackfin', 'dist/index.umd.js'));
    return {
      head: `<script src="${backend.origin}/feedbackfin.js" defer></script>
        <script>window.feedbackfin = { config: { url: '${backend.origin}/webhook', mode: 'form' } };</script>`,
      body: '<button data-feedbackfin-button>Feedback</button>',
      launcher: { selector: '[data-feedbackfin-button]' },
      view: { selector: '#feedbackfin__form' },
      steps: [{ selector: '#feedbackfin__form label', text: 'Other' }],
      form: { selector: '#feedbackfin__message' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};
