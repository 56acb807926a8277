import { randomBytes, randomUUID } from 'node:crypto';
import { buildApp } from '@helpslip/server/app.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import { openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { makeReference, parseReference } from '@helpslip/shared/reference';
import pg from 'pg';
import * as v from 'valibot';
import { vi } from 'vitest';
import { testConfig } from '../support/helpslip.ts';
import { throwAwayFiles } from '../support/throw-away-files.ts';
import { postOf } from './posted-ticket.ts';

const statementSchema = v.object({ text: v.string(), name: v.optional(v.string()), values: v.array(v.unknown()) });
type Statement = v.InferOutput<typeof statementSchema>;

/**
 * Has the whole application open one ticket in this process, and notes every statement that reaches the driver.
 * @returns makes those statements for one more ticket: other key, reference and hashes, all else the same
 */
export async function sentStatements(connection: pg.PoolConfig): Promise<() => Statement[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  const db = openDatabase(connection);
  const config = testConfig({ RATE_LIMITS: 'off' });
  const app = buildApp({
    db,
    config,
    clock: () => new Date(),
    mail: devMailbox,
    files: throwAwayFiles().store,
    log: openLog('silent'),
  });
  const key = randomUUID();
  const { headers, body } = postOf(key);
  const response = await app.request('/api/v1/tickets', { method: 'POST', headers, body });
  const receipt = v.parse(v.object({ reference: v.string() }), await response.json());
  const reference = parseReference(receipt.reference);
  const sent = spy.mock.calls.map((call): Statement => {
    const [first, values]: unknown[] = call;
    return v.parse(statementSchema, typeof first === 'string' ? { text: first, values } : first);
  });
  spy.mockRestore();
  await db.destroy();
  if (response.status !== 201 || !reference) throw new Error(`No ticket was opened: ${response.status}`);

  return () => {
    const [newKey, newReference] = [randomUUID(), makeReference(randomBytes(9))];
    const renew = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(renew);
      if (typeof value === 'string') return value.replaceAll(key, newKey).replaceAll(reference, newReference);
      return Buffer.isBuffer(value) ? randomBytes(value.length) : value;
    };
    return sent.map((statement) => ({ ...statement, values: statement.values.map(renew) }));
  };
}
