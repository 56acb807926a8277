import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { buildApp } from '@helpslip/server/app.ts';
import { addSiteFromFile } from '@helpslip/server/cli/site-file.ts';
import type { Deps } from '@helpslip/server/deps.ts';
import { listen } from '@helpslip/server/http-server.ts';
import { openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { planDeliveries } from '@helpslip/server/notifications/plan-deliveries.ts';
import { sendDue } from '@helpslip/server/notifications/send-due.ts';
import type { ServerType } from '@hono/node-server';
import { type Browser, chromium, firefox } from 'playwright-core';
import { inject } from 'vitest';
import { freshDatabase } from './database.ts';
import { type DemoShop, openDemoShop } from './demo-shop.ts';
import { testConfig, WEDNESDAY_MORNING } from './helpslip.ts';
import { type HostSite, openHostSite } from './host-site.ts';
import { freePort, listenOn, stopListening } from './port.ts';
import { throwAwayFiles } from './throw-away-files.ts';

/** All of it, as it stands on a real machine: server, database, demo shop on another origin, and a browser. */
export interface Stage {
  deps: Deps;
  browser: Browser;
  /** Where our server is. */
  url: string;
  shop: DemoShop;
  /** Pages of a test's own, on a third origin. */
  host: HostSite;
  /** The script tag for a page of the test's own. */
  tag(attributes?: string): string;
  moveClockTo(at: string): void;
  /** Runs the jobs until nothing is left to do. */
  settle(): Promise<void>;
  /** The server goes away without a word, and its port refuses. */
  leave(): Promise<void>;
  /** Something else answers at the server's address. */
  standIn(answer: RequestListener): Promise<void>;
  /** The server is there again, with its database as it was. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const DEMO_SITE_FILE = fileURLToPath(new URL('../../demo-site/site.json', import.meta.url));

/** Sets the stage with the demo's own site, on a Wednesday morning, without rate limits unless told. */
export async function openStage(environment: Record<string, string> = {}): Promise<Stage> {
  const [database, port, host, browser] = await Promise.all([
    freshDatabase(),
    freePort(),
    openHostSite(),
    { chromium, firefox }[inject('browserName')].connect(inject('wsEndpoint')),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const time = { at: new Date(WEDNESDAY_MORNING) };
  const files = throwAwayFiles();
  const deps: Deps = {
    db: database.db,
    mail: devMailbox,
    files: files.store,
    clock: () => new Date(time.at),
    config: testConfig({ BASE_URL: url, RATE_LIMITS: 'off', ...environment }),
    log: openLog('silent'),
  };
  await addSiteFromFile(deps, DEMO_SITE_FILE);
  const shop = await openDemoShop(url);
  const app = buildApp(deps);
  const open = () => listen(app, { host: '127.0.0.1', port });
  let server: Server | ServerType | null = await open();

  async function leave(): Promise<void> {
    if (server && 'closeAllConnections' in server) await stopListening(server);
    server = null;
  }

  return {
    deps,
    browser,
    url,
    shop,
    host,
    tag: (attributes = 'data-site="demo"') => `<script async src="${url}/widget.js" ${attributes}></script>`,
    moveClockTo(at) {
      time.at = new Date(at);
    },
    async settle() {
      while ((await planDeliveries(deps)) + (await sendDue(deps)) > 0);
    },
    leave,
    async standIn(answer) {
      await leave();
      const other = createServer(answer);
      await listenOn(other, port);
      server = other;
    },
    async comeBack() {
      await leave();
      server = await open();
    },
    async close() {
      await browser.close();
      await Promise.all([leave(), shop.close(), host.close()]);
      await Promise.all([database.drop(), files.drop()]);
    },
  };
}
