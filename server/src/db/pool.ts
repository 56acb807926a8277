import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

const INT8 = 20;
const INT8_ARRAY = 1016;
/** A statement that begins with this comment is prepared once per connection and then only executed. */
export const PREPARED = '/* prepared */';

const types = {
  // Ids and counts stay far below 2^53.
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === INT8_ARRAY) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number));
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

type NamedQuery = { text: string; values: unknown[]; name: string };

/** Names the statements that ask for it, which Kysely does not do: PostgreSQL then plans them once. */
class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // A backend that is terminated under a checked-out client would otherwise end the process.
    this.on('error', () => {});
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const prepare = (first: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof first !== 'string' || !first.startsWith(PREPARED) || !Array.isArray(values)) {
        return query(first, values, ...rest);
      }
      const named: NamedQuery = { text: first, values, name: statementName(first) };
      return query(named, ...rest);
    };
    Object.defineProperty(this, 'query', { value: prepare });
  }
}

const names = new Map<string, string>();
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 16);
    names.set(text, name);
  }
  return name;
}

/** A pool with every wait bounded: for a connection, a lock, a statement, an answer. All times in milliseconds. */
function openPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 15_000,
    query_timeout: 15_000,
    application_name: 'helpslip',
    keepAlive: true,
    ...connection,
    types,
    Client: PreparingClient,
  } as pg.PoolConfig);
  pool.on('error', () => {});
  return pool;
}

/** Opens Kysely over a pool of its own; `db.destroy()` closes both. Connects on first use. */
export function openDatabase(connection: pg.PoolConfig): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(connection) }) });
}
