import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { KeptMail } from './kept-mail.ts';
import { fileKey, haveFetched } from './plan-files.ts';

/** Gives the files that a mail held while it waited to the message that was made of it, and has fetched what there was no room for. */
export async function takeFilesAlong(
  trx: Transaction<Database>,
  mail: KeptMail,
  { siteId, messageId, at }: { siteId: number; messageId: number; at: Date },
): Promise<void> {
  await trx
    .updateTable('attachment')
    .set({ site_id: siteId, message_id: messageId, mail_id: null })
    .where('mail_id', '=', mail.id)
    .execute();
  const left = await trx
    .updateTable('inbound_file')
    .set({ fate: 'due', reason: null })
    .where('mail_id', '=', mail.id)
    .where('reason', '=', 'no-room')
    .returning('place')
    .execute();
  for (const { place } of left) await haveFetched(trx, mail, place, at);
}

/** Lets go of the files of a mail: they belong to nothing then, and a job deletes them. */
export async function releaseFiles(
  trx: Transaction<Database>,
  { id, files }: KeptMail,
  reason: 'set-aside' | 'no-files-here',
): Promise<void> {
  if (files.length === 0) return;
  await trx.updateTable('attachment').set({ mail_id: null }).where('mail_id', '=', id).execute();
  await trx
    .updateTable('inbound_file')
    .set({ fate: 'not-kept', reason, attachment_id: null })
    .where('mail_id', '=', id)
    .where('fate', '!=', 'not-kept')
    .execute();
  // One that was given up lies at the desk: tried again there it would come all the same.
  await trx
    .updateTable('inbound_event')
    .set({ status: 'done', reason })
    .where(
      'key',
      'in',
      files.map((_, place) => fileKey(id, place)),
    )
    .where('status', '=', 'failed')
    .execute();
}
