import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@helpslip/server/db/embedded/start-embedded.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import type { TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newTicket } from '../../support/helpslip.ts';
import { type ServerProcess, serverProcess } from '../../support/server-process.ts';
import { acme } from '../../support/site.ts';
import { tries } from '../../support/tries.ts';

const KILLS = tries(20, 8);
const CLIENTS = 8;

/** What the clients know: each key they used, and the receipt they got for it, if they got one. */
type Ledger = Map<string, TicketReceipt | null>;

describe.each([
  { name: 'the server alone, again and again, its database left running', andDatabase: false },
  { name: 'the server and its database together, again and again', andDatabase: true },
])('kill -9 of $name', ({ andDatabase }) => {
  test('loses no acknowledged ticket and makes none twice', { timeout: 240_000 }, async () => {
    const server = await serverProcess({ RATE_LIMITS: 'off', SEED_FILE: siteFile() });
    await server.start();

    const ledger: Ledger = new Map();
    for (let kill = 0; kill < KILLS; kill++) {
      const goal = acknowledged(ledger) + 1 + Math.floor(Math.random() * 60);
      await loadUntil(server, ledger, goal, () => server.kill(andDatabase));
      await server.start();
    }
    const unanswered = [...ledger].filter(([, receipt]) => receipt === null).map(([key]) => key);
    for (const key of unanswered) ledger.set(key, await post(server, key));
    expect(acknowledged(ledger)).toBe(ledger.size);
    expect(ledger.size).toBeGreaterThan(KILLS);
    expect(await server.stop()).toBe(0);

    const kept = await whatIsKept(server.dataDir);
    const promised = [...ledger].map(([key, receipt]) => [key, parseReference(receipt?.reference ?? '')]);
    expect(new Map(kept.map(({ key, reference }) => [key, reference]))).toEqual(
      new Map(promised as [string, string][]),
    );
    expect(kept.length).toBe(ledger.size);
    expect(
      kept.filter(
        ({ tickets, events, letters, isPlanned }) => tickets !== 1 || events !== 1 || letters !== (isPlanned ? 1 : 0),
      ),
    ).toEqual([]);
    rmSync(server.dataDir, { recursive: true, force: true });
  });
});

function acknowledged(ledger: Ledger): number {
  return [...ledger.values()].filter(Boolean).length;
}

/** Clients post one after the other until enough is acknowledged; then the server dies under them. */
async function loadUntil(
  server: ServerProcess,
  ledger: Ledger,
  goal: number,
  kill: () => Promise<void>,
): Promise<void> {
  let isDead = false;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isDead) {
      const key = randomUUID();
      ledger.set(key, null);
      try {
        ledger.set(key, await post(server, key));
      } catch {
        // Unanswered: it may be stored or not. Its key is sent again at the end.
      }
      if (!isDead && acknowledged(ledger) >= goal) {
        isDead = true;
        await kill();
      }
    }
  });
  await Promise.all(clients);
}

async function post(server: ServerProcess, key: string): Promise<TicketReceipt> {
  const response = await fetch(`${server.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(newTicket({ requester: { email: `${key}@example.com` } })),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

interface Kept {
  key: string;
  reference: string;
  tickets: number;
  events: number;
  isPlanned: boolean;
  letters: number;
}

/** Reads the data directory as the next start would find it. */
async function whatIsKept(dataDir: string): Promise<Kept[]> {
  const postgres = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  const db = openDatabase(postgres.connection);
  const { rows } = await sql<Kept>`
    select idempotency.key, coalesce(ticket.reference, '') as reference, count(distinct ticket.id) as tickets,
      count(distinct event.id) as events, count(distinct delivery.id) as letters, count(event.planned_at) > 0 as "isPlanned"
    from idempotency
      left join ticket on ticket.reference = idempotency.result ->> 'reference'
      left join event on event.ticket_id = ticket.id
      left join delivery on delivery.event_id = event.id
    group by idempotency.key, ticket.reference`.execute(db);
  const { rows: counted } = await sql<{ tickets: number }>`select count(*) as tickets from ticket`.execute(db);
  await db.destroy();
  await postgres.stop();
  expect(counted).toEqual([{ tickets: rows.length }]);
  return rows;
}

function siteFile(): string {
  const { calendar, categories } = acme;
  const file = join(mkdtempSync(join(tmpdir(), 'helpslip-site-')), 'site.json');
  writeFileSync(file, JSON.stringify({ key: 'acme', name: 'Acme', calendar, categories: categories.slice(0, 1) }));
  return file;
}
