import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

export interface Change {
  /** Whose sites' people may read of it; null for what concerns the whole installation, which only owners read. */
  siteId: number | null;
  staffId: string;
  /** What was done, in the words of the desk: `article-published`, `category-changed`. */
  action: string;
  /** What was changed, before and after where that helps. Never a secret, never a requester's text. */
  detail?: Record<string, unknown>;
}

/** Notes who changed what, in the transaction that changes it. The name is kept too: people leave. */
export async function recordAudit(
  db: Kysely<Database>,
  { siteId, staffId, action, detail = {} }: Change,
  at: Date,
): Promise<void> {
  await sql`
    insert into audit (site_id, staff_id, staff_name, action, detail, at)
    select ${siteId}, id, name, ${action}, ${JSON.stringify(detail)}::jsonb, ${at} from staff where id = ${staffId}`.execute(
    db,
  );
}
