import type { AttachmentView } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

/** A file to hand out: what it is, and under which name it is stored. */
export interface KeptAttachment extends AttachmentView {
  storedAs: string;
}

const VIEW = ['attachment.id', 'attachment.name', 'attachment.type', 'attachment.bytes'] as const;

/** The files of some messages that the caller may see, by message, in the order in which they were sent. */
export async function attachmentsOf({ db }: Deps, messageIds: number[]): Promise<Map<number, AttachmentView[]>> {
  const files = new Map<number, AttachmentView[]>();
  if (messageIds.length === 0) return files;
  const rows = await db
    .selectFrom('attachment')
    .select([...VIEW, 'message_id as messageId'])
    .where('message_id', 'in', messageIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  for (const { messageId, ...view } of rows) {
    if (messageId !== null) files.set(messageId, [...(files.get(messageId) ?? []), view]);
  }
  return files;
}

/** Those of some files of a site that no message has claimed, for who knows their ids. */
export async function unclaimedAttachments({ db }: Deps, siteId: number, ids: string[]): Promise<AttachmentView[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('attachment')
    .select([...VIEW])
    .where('id', 'in', ids)
    .where('site_id', '=', siteId)
    .where('message_id', 'is', null)
    .where('swept_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/**
 * A file of a ticket that the caller has access to.
 * @throws Refusal `not-found`, alike for an unknown one, one of another ticket, one of a note, and one that belongs to nothing
 */
export async function attachmentOfTicket({ db }: Deps, ticketId: number, id: string): Promise<KeptAttachment> {
  const row = await db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .select([...VIEW, 'stored_as as storedAs'])
    .where('attachment.id', '=', id)
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'message')
    .executeTakeFirst();
  if (!row) throw unknownFile();
  return row;
}

/**
 * A file of a ticket, for one of its site's staff.
 * @param reference as stored
 * @throws Refusal `not-found`, alike for an unknown one and for a site that is not theirs
 */
export async function attachmentForStaff(
  { db }: Deps,
  staffId: string,
  reference: string,
  id: string,
): Promise<KeptAttachment> {
  const row = await db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .select([...VIEW, 'stored_as as storedAs'])
    .where('attachment.id', '=', id)
    .where('reference', '=', reference)
    .where('site_staff.staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row) throw unknownFile();
  return row;
}

export function unknownFile(): Refusal {
  return new Refusal('not-found', 'There is no such file.');
}
