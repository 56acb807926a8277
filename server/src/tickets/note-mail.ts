import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface MailNote {
  siteId: number;
  ticketId: number;
  /** Who is taken to have written it. */
  author: 'third-party' | 'machine' | 'requester';
  sender: string;
  /** Why it is seen by staff only. */
  reason: string;
  body: string;
  quoted: string | null;
  at: Date;
}

/** Of mail that anybody can send staff hear once a day, and see the rest at the desk. */
const TELL_AGAIN_MS = 86_400_000;

/**
 * Keeps a mail on a ticket for staff alone: it changes no status, opens no access and is shown to no requester.
 * What a person wrote marks the ticket as changed, so that nobody completes it without having seen it; a machine's does not.
 * @returns the id of its note
 */
export async function noteMail(trx: Transaction<Database>, note: MailNote): Promise<number> {
  const { siteId, ticketId, author, sender, reason, body, quoted, at } = note;
  const { id } = await trx
    .insertInto('message')
    .values({ ticket_id: ticketId, kind: 'note', author, body, quoted, sender, via: 'mail', staff_id: null, at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const tells = author === 'third-party' && !(await isTold(trx, ticketId, at));
  await trx
    .insertInto('event')
    .values({
      site_id: siteId,
      ticket_id: ticketId,
      kind: 'mail-noted',
      actor: 'system',
      message_id: id,
      detail: JSON.stringify({ from: author, sender, reason, ...(tells ? { tells: 'staff' } : {}) }),
      at,
    })
    .execute();
  if (author !== 'machine') {
    await trx
      .updateTable('ticket')
      .set({ updated_at: sql`greatest(updated_at + interval '1 millisecond', ${at})` })
      .where('id', '=', ticketId)
      .execute();
  }
  return id;
}

async function isTold(trx: Transaction<Database>, ticketId: number, at: Date): Promise<boolean> {
  const told = await trx
    .selectFrom('event')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'mail-noted')
    .where(sql<boolean>`detail ->> 'tells' = 'staff'`)
    .where('at', '>', new Date(at.getTime() - TELL_AGAIN_MS))
    .executeTakeFirst();
  return told !== undefined;
}
