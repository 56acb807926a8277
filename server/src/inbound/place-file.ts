import type { AttachmentView } from '@helpslip/shared/contract';
import type { Transaction } from 'kysely';
import type { Database, MailFile } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { isDecoration } from './plan-files.ts';
import { type FilePlace, noteNotKept, type WantedFile, wantedFile } from './wanted-file.ts';

/**
 * Puts a kept file where its mail stands by now: with its message, or with the mail while that waits. One that nobody wants any more
 * belongs to nothing, and is deleted like any other of that kind.
 * @returns why it is not kept after all; null where it is
 */
export async function placeFile(deps: Deps, wanted: WantedFile, kept: AttachmentView): Promise<string | null> {
  return deps.db.transaction().execute(async (trx) => {
    const mail = await trx
      .selectFrom('inbound_mail')
      .select(['site_id', 'message_id', 'ticket_id'])
      .where('id', '=', wanted.mailId)
      .forUpdate()
      .executeTakeFirst();
    if (!mail || !(await wantedFile({ db: trx }, wanted))) return 'not-wanted';
    const { site_id, message_id, ticket_id } = mail;
    const reason = await reasonAgainst(trx, wanted.file, kept, ticket_id);
    if (reason) {
      await noteNotKept({ db: trx }, wanted, reason);
      return reason;
    }
    const placed = await trx
      .updateTable('attachment')
      .set({ site_id, message_id, mail_id: message_id === null ? wanted.mailId : null })
      .where('id', '=', kept.id)
      .where('swept_at', 'is', null)
      .executeTakeFirst();
    // It was left lying so long that a job deletes it just now: the next try fetches it anew.
    if (placed.numUpdatedRows === 0n) throw new Error('The file was deleted before it could be put in its place.');
    await noteKept(trx, wanted, kept.id);
    return null;
  });
}

async function reasonAgainst(
  trx: Transaction<Database>,
  file: MailFile,
  kept: AttachmentView,
  ticketId: number | null,
): Promise<string | null> {
  if (isDecoration(file, kept.bytes)) return 'inline';
  if (!file.isInline || ticketId === null) return null;
  const twin = await trx
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .select('attachment.id')
    .where('message.ticket_id', '=', ticketId)
    .where('attachment.id', '!=', kept.id)
    .where('sha256', '=', (from) =>
      from.selectFrom('attachment as own').select('own.sha256').where('own.id', '=', kept.id),
    )
    .executeTakeFirst();
  return twin ? 'here-before' : null;
}

async function noteKept(trx: Transaction<Database>, { mailId, place }: FilePlace, attachmentId: string): Promise<void> {
  await trx
    .updateTable('inbound_file')
    .set({ fate: 'kept', reason: null, attachment_id: attachmentId })
    .where('mail_id', '=', mailId)
    .where('place', '=', place)
    .execute();
}
