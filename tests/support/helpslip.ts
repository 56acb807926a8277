import { randomUUID } from 'node:crypto';
import { buildApp } from '@helpslip/server/app.ts';
import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import type { Config } from '@helpslip/server/config.ts';
import { readConfig } from '@helpslip/server/config.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import type { Deps } from '@helpslip/server/deps.ts';
import type { FileStore } from '@helpslip/server/files/file-store.ts';
import { type Log, openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import type { Mailer } from '@helpslip/server/mail/mailer.ts';
import { planDeliveries } from '@helpslip/server/notifications/plan-deliveries.ts';
import { sendDue } from '@helpslip/server/notifications/send-due.ts';
import { addSite, type NewSite } from '@helpslip/server/sites/add-site.ts';
import type { NewTicketInput, TicketReceipt } from '@helpslip/shared/contract';
import type pg from 'pg';
import { freshDatabase } from './database.ts';
import { acme, acmeArticles } from './site.ts';
import { throwAwayFiles } from './throw-away-files.ts';

export interface Helpslip {
  deps: Deps;
  app: ReturnType<typeof buildApp>;
  siteId: number;
  poolConfig: pg.PoolConfig;
  /** Sets the clock that the server reads. */
  moveClockTo(at: string): void;
  /** A call as some client makes it: from an address, with JSON when there is a body. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  /** Opens a ticket as the widget does, and expects it to be taken. */
  open(ticket?: Partial<NewTicketInput>): Promise<TicketReceipt>;
  /** Runs the jobs until nothing is left to do. */
  settle(): Promise<void>;
  /** The same database behind a second server, as a second process would have it; `changes` are what it does differently. */
  twin(changes?: Partial<Deps>): Helpslip;
  close(): Promise<void>;
}

export interface CallOptions {
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  /** The peer's address. */
  from?: string;
}

export interface Settings {
  site?: Partial<NewSite>;
  environment?: Record<string, string>;
  mail?: Mailer;
  files?: FileStore;
  log?: Log;
  startAt?: string;
}

/** A Wednesday morning in Berlin. */
export const WEDNESDAY_MORNING = '2026-01-14T09:00:00.000Z';

/** A whole server over a fresh database with the site `acme`, its clock at a Wednesday morning, its rate limits on. */
export async function openHelpslip(settings: Settings = {}): Promise<Helpslip> {
  const database = await freshDatabase();
  const files = throwAwayFiles();
  const time = { at: new Date(settings.startAt ?? WEDNESDAY_MORNING) };
  const deps: Deps = {
    db: database.db,
    mail: settings.mail ?? devMailbox,
    files: settings.files ?? files.store,
    clock: () => new Date(time.at),
    config: testConfig(settings.environment),
    log: settings.log ?? openLog('silent'),
  };
  const siteId = await addSite(deps, { ...acme, ...settings.site });
  if (siteId === null) throw new Error('a fresh database cannot hold the site already');
  await addArticles(deps, siteId, acmeArticles);
  const helpslip = around(deps, siteId, database.poolConfig, (at) => {
    time.at = new Date(at);
  });
  return {
    ...helpslip,
    async close() {
      await Promise.all([database.drop(), files.drop()]);
    },
  };
}

export function testConfig(environment: Record<string, string> = {}): Config {
  return readConfig(
    {
      BASE_URL: 'https://help.example.com',
      SECRET: 'a-secret-that-only-these-tests-have-0123',
      LOG_LEVEL: 'silent',
      ...environment,
    },
    () => '',
  );
}

function around(deps: Deps, siteId: number, poolConfig: pg.PoolConfig, moveClockTo: (at: string) => void): Helpslip {
  const app = buildApp(deps);
  const call: Helpslip['call'] = async (method, path, { body, raw, headers = {}, from = '203.0.113.7' } = {}) => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const type: Record<string, string> = content === undefined ? {} : { 'Content-Type': 'application/json' };
    return app.request(
      path,
      { method, headers: { ...type, ...headers }, ...(content === undefined ? {} : { body: content }) },
      { incoming: { socket: { remoteAddress: from } } },
    );
  };
  return {
    deps,
    app,
    siteId,
    poolConfig,
    moveClockTo,
    call,
    async open(ticket = {}) {
      const response = await call('POST', '/api/v1/tickets', {
        body: newTicket(ticket),
        headers: newKey(),
        from: someAddress(),
      });
      if (response.status !== 201) throw new Error(`not opened: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async settle() {
      while ((await planDeliveries(deps)) + (await sendDue(deps)) > 0);
    },
    twin(changes = {}) {
      const db = changes.db ?? openDatabase(poolConfig);
      const other = around({ ...deps, ...changes, db }, siteId, poolConfig, moveClockTo);
      return { ...other, close: () => db.destroy() };
    },
    close: async () => {},
  };
}

/** What a visitor of `acme` sends. */
export function newTicket(changes: Partial<NewTicketInput> = {}): NewTicketInput {
  return {
    site: 'acme',
    category: 'billing',
    subject: 'Charged twice',
    message: 'The October invoice was charged twice.',
    requester: { name: 'Ada Lovelace', email: 'ada@example.com' },
    ...changes,
  };
}

export function newKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': randomUUID() };
}

/** A client that has called nothing yet. */
export function someAddress(): string {
  const byte = () => Math.floor(Math.random() * 256);
  return `198.${18 + (byte() % 2)}.${byte()}.${byte()}`;
}
