import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';
import { packageFile, VERSIONS } from '../packages.ts';

const START = {
  sessionId: 'session',
  typebot: {
    id: 'help',
    version: '6.1',
    theme: {},
    // Without the waits that make it look as if somebody typed.
    settings: { typingEmulation: { enabled: false } },
    publishedAt: '2026-01-01T00:00:00.000Z',
  },
  messages: [
    {
      id: 'hello',
      type: 'text',
      content: { type: 'richText', richText: [{ type: 'p', children: [{ text: 'How can we help?' }] }] },
    },
  ],
  input: { id: 'message', type: 'text input', options: { isLong: true } },
  clientSideActions: [],
};

export const typebot: Contestant = {
  name: 'Typebot',
  version: VERSIONS['@typebot.io/js'],
  setUp: 'web.js, its bubble; one message and one text input, without typing delays',
  async open() {
    const backend = await openFakeBackend();
    backend.put('/web.js', 'script', packageFile('@typebot.io/js', 'dist/web.js'));
    backend.put('/api/v1/typebots/help/startChat', 'json', JSON.stringify(START));
    return {
      head: `<script type="module">import Typebot from '${backend.origin}/web.js';
        Typebot.initBubble({ typebot: 'help', apiHost: '${backend.origin}' });</script>`,
      launcher: { selector: 'typebot-bubble button[part="button"]' },
      view: { selector: '[part="bot"] .typebot-chat-view, .typebot-chat-view' },
      steps: [],
      form: { selector: 'typebot-bubble textarea' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};
