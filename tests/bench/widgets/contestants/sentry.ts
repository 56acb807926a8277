import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';
import { folder, VERSIONS } from '../packages.ts';

const version = VERSIONS['@sentry/feedback'];

/** The form is fetched at the click, from where Sentry's own CDN would have it. */
export const sentry: Contestant = {
  name: 'Sentry feedback',
  version,
  setUp:
    '`feedbackAsyncIntegration` of @sentry/browser, bundled and minified; the form fetched at the click; no screenshots, no other integrations',
  async open() {
    const backend = await openFakeBackend();
    const [set, form] = await Promise.all([bundled('sentry', setUp(backend.origin)), bundled('sentry-form', FORM)]);
    backend.put('/sentry.js', 'script', set);
    backend.put(`/${version}/feedback-modal.min.js`, 'script', form);
    backend.put('/api/1/envelope/', 'json', '{}');
    return {
      head: `<script async src="${backend.origin}/sentry.js"></script>`,
      launcher: { selector: '#sentry-feedback button' },
      view: { selector: '#sentry-feedback form' },
      steps: [],
      form: { selector: '#sentry-feedback textarea' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};

// What its documentation shows for a bundler, and with less of it, so that only the feedback is weighed.
const setUp = (origin: string) => `import { feedbackAsyncIntegration, init } from '@sentry/browser';
init({
  dsn: '${origin.replace('://', '://key@')}/1',
  cdnBaseUrl: '${origin}',
  defaultIntegrations: false,
  integrations: [feedbackAsyncIntegration({ enableScreenshot: false })],
});`;

// As the file on the CDN leaves it for the integration.
const FORM = `import { feedbackModalIntegration } from '@sentry/feedback';
window.Sentry = window.Sentry || {};
window.Sentry.feedbackModalIntegration = feedbackModalIntegration;`;

async function bundled(name: string, source: string): Promise<string> {
  const entries = join(folder, 'entries');
  mkdirSync(entries, { recursive: true });
  const entry = join(entries, `${name}.js`);
  writeFileSync(entry, source);
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    define: { __SENTRY_DEBUG__: 'false' },
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'bundled' } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}
