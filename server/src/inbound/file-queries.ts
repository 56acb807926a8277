import type { AttachmentView } from '@helpslip/shared/contract';
import { sql } from 'kysely';
import { type KeptAttachment, unknownFile } from '../attachments/queries.ts';
import type { MailFile } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { WholeDeskMail } from './desk-queries.ts';

/** A file that came with a mail, as the desk shows it. */
export interface DeskMailFile extends Pick<MailFile, 'name' | 'type' | 'bytes'> {
  place: number;
  /** `left` is one of which nothing was asked: its mail came to nothing, or came before files were kept. */
  fate: 'due' | 'kept' | 'not-kept' | 'left';
  reason: string | null;
  kept: AttachmentView | null;
}

/** The files of a mail that the caller may see, in its order. */
export async function filesOfMail({ db }: Deps, { id, files }: WholeDeskMail): Promise<DeskMailFile[]> {
  const rows = await db
    .selectFrom('inbound_file')
    .leftJoin('attachment', 'attachment.id', 'attachment_id')
    .select(['place', 'fate', 'reason', 'attachment.id', 'attachment.name', 'attachment.type', 'attachment.bytes'])
    .where('inbound_file.mail_id', '=', id)
    .execute();
  const fates = new Map(rows.map((row) => [row.place, row]));
  return files.map((file, place) => {
    const row = fates.get(place);
    const { fate = 'left', reason = null } = row ?? {};
    return { ...file, place, fate, reason, kept: row ? viewOf(row) : null };
  });
}

function viewOf({ id, name, type, bytes }: { [Key in keyof AttachmentView]: AttachmentView[Key] | null }) {
  return id !== null && name !== null && type !== null && bytes !== null ? { id, name, type, bytes } : null;
}

/**
 * A kept file of a mail that the caller may see.
 * @throws Refusal `not-found`, alike for an unknown one and one that is not kept
 */
export async function keptFileOfMail({ db }: Deps, { id }: WholeDeskMail, place: string): Promise<KeptAttachment> {
  const row = /^\d{1,3}$/.test(place)
    ? await db
        .selectFrom('inbound_file')
        .innerJoin('attachment', 'attachment.id', 'attachment_id')
        .select(['attachment.id', 'attachment.name', 'attachment.type', 'attachment.bytes', 'stored_as as storedAs'])
        .where('inbound_file.mail_id', '=', id)
        .where('place', '=', Number(place))
        .executeTakeFirst()
    : undefined;
  if (!row) throw unknownFile();
  return row;
}

/** A file that came with a message by mail and is not there: on its way, or not kept, and why. */
export interface LackingFile {
  name: string;
  fate: 'due' | 'not-kept';
  reason: string | null;
}

/** What nobody would look for. */
const QUIET = ['inline', 'signature', 'here-before', 'machine'];

/** What some messages lack of the files that came with them, by message. Logos and the like are no lack. */
export async function lackingFiles({ db }: Deps, messageIds: number[]): Promise<Map<number, LackingFile[]>> {
  const lacking = new Map<number, LackingFile[]>();
  if (messageIds.length === 0) return lacking;
  const rows = await db
    .selectFrom('inbound_file')
    .innerJoin('inbound_mail', 'inbound_mail.id', 'inbound_file.mail_id')
    .select(['message_id as messageId', 'inbound_file.fate', 'inbound_file.reason'])
    .select(sql<string>`files -> place ->> 'name'`.as('name'))
    .where('message_id', 'in', messageIds)
    .where('inbound_file.fate', '!=', 'kept')
    .where((either) =>
      either.or([either('inbound_file.reason', 'is', null), either('inbound_file.reason', 'not in', QUIET)]),
    )
    .orderBy('inbound_file.mail_id')
    .orderBy('place')
    .execute();
  for (const { messageId, name, fate, reason } of rows) {
    if (messageId === null || fate === 'kept') continue;
    lacking.set(messageId, [...(lacking.get(messageId) ?? []), { name, fate, reason }]);
  }
  return lacking;
}
