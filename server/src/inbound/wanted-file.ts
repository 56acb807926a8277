import type { Transaction } from 'kysely';
import type { Database, MailFile } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { fileOfKey } from './plan-files.ts';

/** A file of a mail, by its place among its files. */
export interface FilePlace {
  mailId: number;
  place: number;
}

/** A file that is to be fetched. */
export interface WantedFile extends FilePlace {
  /** Of the mail, at the provider. */
  providerMailId: string;
  file: MailFile;
  siteId: number | null;
  /** Whether its mail waits for a decision. */
  isWaiting: boolean;
}

/** @returns null where it is not due: decided against meanwhile, gone with its mail, or there already */
export async function wantedFile({ db }: Pick<Deps, 'db'>, { mailId, place }: FilePlace): Promise<WantedFile | null> {
  const row = await db
    .selectFrom('inbound_file')
    .innerJoin('inbound_mail', 'inbound_mail.id', 'inbound_file.mail_id')
    .select(['provider_id as providerMailId', 'files', 'site_id as siteId', 'inbound_mail.fate'])
    .where('inbound_file.mail_id', '=', mailId)
    .where('place', '=', place)
    .where('inbound_file.fate', '=', 'due')
    .executeTakeFirst();
  const file = row?.files[place];
  if (!row || !file) return null;
  return { mailId, place, file, ...row, isWaiting: row.fate === 'quarantined' };
}

/** Says of a file that it is not kept, and why. */
export async function noteNotKept(
  { db }: Pick<Deps, 'db'>,
  { mailId, place }: FilePlace,
  reason: string,
): Promise<void> {
  await db
    .updateTable('inbound_file')
    .set({ fate: 'not-kept', reason })
    .where('mail_id', '=', mailId)
    .where('place', '=', place)
    .where('fate', '=', 'due')
    .execute();
}

/** Has the file of an event wanted anew that was given up; of any other event there is nothing to say. */
export async function wantAgain(trx: Transaction<Database>, eventKey: string): Promise<void> {
  const file = fileOfKey(eventKey);
  if (!file) return;
  await trx
    .updateTable('inbound_file')
    .set({ fate: 'due', reason: null })
    .where('mail_id', '=', file.mailId)
    .where('place', '=', file.place)
    .where('attachment_id', 'is', null)
    .execute();
}
