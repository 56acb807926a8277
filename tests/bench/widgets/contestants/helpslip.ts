import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildApp } from '@helpslip/server/app.ts';
import { addSiteFromFile } from '@helpslip/server/cli/site-file.ts';
import { openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { widgetFiles } from '@helpslip/server/web/widget-build.ts';
import { freshDatabase } from '../../../support/database.ts';
import { testConfig } from '../../../support/helpslip.ts';
import { DEMO_SITE_FILE } from '../../../support/stage.ts';
import { throwAwayFiles } from '../../../support/throw-away-files.ts';
import type { Contestant } from '../contestant.ts';
import { openFakeBackend } from '../fake-backend.ts';

const DIST = resolve(import.meta.dirname, '../../../../widget/dist');
const SITE = '/api/v1/sites/demo';

/** The built widget of this checkout, and what the real server answered it. */
export const helpslip: Contestant = {
  name: 'Helpslip',
  version: widgetFiles().version,
  setUp:
    'one tag; categories, fields and answers of the demo, as the real server gave them; two clicks lead to the form',
  async open() {
    const [database, backend] = await Promise.all([freshDatabase(), openFakeBackend()]);
    const attached = throwAwayFiles();
    const deps = {
      db: database.db,
      mail: devMailbox,
      files: attached.store,
      clock: () => new Date(),
      config: testConfig({ BASE_URL: backend.origin, RATE_LIMITS: 'off' }),
      log: openLog('silent'),
    };
    await addSiteFromFile(deps, DEMO_SITE_FILE);
    const app = buildApp(deps);
    const files = readdirSync(DIST).filter((name) => name.endsWith('.js') && name !== 'widget.js');
    const late = files.map((name) => `/widget/${name}`);
    for (const path of ['/widget.js', ...late, `${SITE}/config`, `${SITE}/articles`]) {
      const answer = await app.request(path);
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
      backend.put(path, path.startsWith(SITE) ? 'json' : 'script', await answer.text());
    }
    backend.put('/api/v1/events', 'json', '{}');
    await Promise.all([database.drop(), attached.drop()]);
    return {
      head: `<script async src="${backend.origin}/widget.js" data-site="demo"></script>`,
      launcher: { selector: 'helpslip-widget button' },
      view: { selector: 'button', text: 'A product problem' },
      steps: [
        { selector: 'button', text: 'A product problem' },
        { selector: 'button', text: 'Write to us' },
      ],
      form: { selector: 'input[type=email]' },
      origin: backend.origin,
      close: backend.close,
    };
  },
};
