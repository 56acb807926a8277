import pg from 'pg';
import { isCode } from './postmaster.ts';

/** What a connection to the embedded PostgreSQL is made with; fits `pg.Pool`. */
export interface Connection {
  /** The folder of its socket, or the loopback address on Windows. */
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
}

/**
 * Tries to connect to a PostgreSQL that may be coming up, going down, or gone.
 * @returns an open connection, or why there is none: `busy` while it starts, recovers or stops, `silent` when nobody answers
 * @throws what PostgreSQL refuses for good (a wrong password, a missing database)
 */
export async function knock(connection: Connection, name: string): Promise<pg.Client | 'busy' | 'silent'> {
  const client = new pg.Client({ ...connection, application_name: name, connectionTimeoutMillis: 5000 });
  // Without a listener a server that goes away would end our process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isCode(error, '57P03', '57P01')) return 'busy';
    if (error instanceof pg.DatabaseError) throw error;
    return 'silent';
  }
}
