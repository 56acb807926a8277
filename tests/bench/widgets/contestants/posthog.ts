import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';
import { packageFile, VERSIONS } from '../packages.ts';

const KEY = 'phc_key';
const SURVEY = {
  id: 'help',
  name: 'Help',
  type: 'widget',
  description: '',
  start_date: '2026-01-01T00:00:00Z',
  end_date: null,
  conditions: null,
  appearance: { widgetType: 'tab', widgetLabel: 'Help', widgetColor: 'black' },
  questions: [{ id: 'q', type: 'open', question: 'How can we help?', description: '' }],
};

/** A survey of the kind that a tab at the page's edge opens. */
export const posthog: Contestant = {
  name: 'PostHog surveys',
  version: VERSIONS['posthog-js'],
  setUp: 'array.js and surveys.js; a survey behind a tab; all that is not surveys switched off',
  async open() {
    const backend = await openFakeBackend();
    const remote = { token: KEY, surveys: true, supportedCompression: [], hasFeatureFlags: false };
    backend.put('/static/array.js', 'script', packageFile('posthog-js', 'dist/array.js'));
    backend.put('/static/surveys.js', 'script', packageFile('posthog-js', 'dist/surveys.js'));
    backend.put(`/array/${KEY}/config`, 'json', JSON.stringify(remote));
    backend.put(
      `/array/${KEY}/config.js`,
      'script',
      `window._POSTHOG_REMOTE_CONFIG={${KEY}:{config:${JSON.stringify(remote)},siteApps:[]}}`,
    );
    backend.put('/api/surveys/', 'json', JSON.stringify({ surveys: [SURVEY] }));
    backend.put('/flags/', 'json', JSON.stringify({ flags: {}, ...remote }));
    backend.put('/e/', 'json', '{"status":1}');
    return {
      // What is left of its snippet when nothing is called before it has loaded.
      head: `<script>window.posthog = Object.assign([], { __SV: 1, _i: [['${KEY}', {
        api_host: '${backend.origin}', persistence: 'memory', autocapture: false, capture_pageview: false,
        capture_pageleave: false, capture_dead_clicks: false, capture_performance: false, capture_exceptions: false,
        disable_session_recording: true, advanced_disable_feature_flags: true,
      }, 'posthog']] });</script><script async src="${backend.origin}/static/array.js"></script>`,
      launcher: { selector: '.ph-survey-widget-tab' },
      view: { selector: '.ph-survey form, form.ph-survey-form, .survey-form' },
      steps: [],
      form: { selector: 'textarea' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};
