import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';
import { fileNames, packageFile, VERSIONS } from '../packages.ts';

export const n8nChat: Contestant = {
  name: 'n8n chat',
  version: VERSIONS['@n8n/chat'],
  setUp: 'the bundle for a page without a bundler and its style sheet, in a window',
  async open() {
    const backend = await openFakeBackend();
    for (const name of ['chat.bundle.es.js', ...fileNames('@n8n/chat', 'dist', '.mjs')]) {
      backend.put(`/${name}`, 'script', packageFile('@n8n/chat', `dist/${name}`));
    }
    backend.put('/style.css', 'style', packageFile('@n8n/chat', 'dist/style.css'));
    backend.put('/webhook', 'json', '{"data":[]}');
    return {
      head: `<link rel="stylesheet" href="${backend.origin}/style.css"><script type="module">
        import { createChat } from '${backend.origin}/chat.bundle.es.js';
        createChat({ webhookUrl: '${backend.origin}/webhook' });</script>`,
      launcher: { selector: '.chat-window-toggle' },
      view: { selector: '.chat-window .chat-header' },
      steps: [],
      form: { selector: '.chat-window textarea' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};
