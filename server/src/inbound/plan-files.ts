import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { sql, type Transaction } from 'kysely';
import type { Database, MailFile } from '../db/schema.ts';
import { dueAnew, FILE_EVENT } from './work-due.ts';

/** Why a file of a mail is not kept: shown at the desk, except for what nobody would look for. */
export type NotKeptReason = 'inline' | 'signature' | 'too-large' | 'too-many' | 'no-id' | 'machine' | 'no-files-here';

export type FilePlan = { fate: 'due' } | { fate: 'not-kept'; reason: NotKeptReason };

/** Pictures within a mail's words that are smaller than this are logos and counters, not screenshots. */
const SMALLEST_PICTURE = 10 * 1024;
const SIGNATURE = /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)\b/i;

/** Whether a file is a small picture within the words: a logo, or a pixel that counts readers. */
export function isDecoration({ type, isInline }: MailFile, bytes: number): boolean {
  return isInline === true && /^image\//i.test(type) && bytes < SMALLEST_PICTURE;
}

/**
 * Which of a mail's files are kept, one plan each: at most as many, and each as large, as with any message. Files come before pictures
 * that stand within the words.
 * @param whyNone why none is, whatever they are
 */
export function planFiles(files: MailFile[], whyNone: NotKeptReason | null = null): FilePlan[] {
  const reasons = files.map((file) => whyNone ?? reasonAgainst(file));
  const wanted = files
    .map((file, place) => ({ place, isInline: file.isInline === true }))
    .filter(({ place }) => reasons[place] === null)
    .sort((a, b) => Number(a.isInline) - Number(b.isInline));
  const surplus = new Set(wanted.slice(attachmentLimits.files).map(({ place }) => place));
  return reasons.map((reason, place) => {
    const against = surplus.has(place) ? 'too-many' : reason;
    return against ? { fate: 'not-kept', reason: against } : { fate: 'due' };
  });
}

function reasonAgainst(file: MailFile): NotKeptReason | null {
  if (SIGNATURE.test(file.type)) return 'signature';
  // Where no size is told, the file itself will show it.
  if (file.bytes > 0 && isDecoration(file, file.bytes)) return 'inline';
  if (file.bytes > attachmentLimits.bytes) return 'too-large';
  return file.id ? null : 'no-id';
}

/** Keeps the plans of a mail, and has the files that are due fetched by the job. @param mail as it is kept */
export async function keepPlans(
  trx: Transaction<Database>,
  mail: { id: number; files: MailFile[] },
  plans: FilePlan[],
  at: Date,
): Promise<void> {
  if (plans.length === 0) return;
  const rows = plans.map((plan, place) => ({
    mail_id: mail.id,
    place,
    fate: plan.fate,
    reason: plan.fate === 'due' ? null : plan.reason,
    attachment_id: null,
  }));
  await trx
    .insertInto('inbound_file')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['mail_id', 'place'])
        .doUpdateSet({ fate: sql`excluded.fate`, reason: sql`excluded.reason`, attachment_id: null }),
    )
    .execute();
  for (const [place, { fate }] of plans.entries()) if (fate === 'due') await haveFetched(trx, mail, place, at);
}

/** Has one file of a mail fetched, also where that was given up before. */
export async function haveFetched(
  trx: Transaction<Database>,
  { id, files }: { id: number; files: MailFile[] },
  place: number,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('inbound_event')
    .values({
      key: fileKey(id, place),
      kind: FILE_EVENT,
      email_id: null,
      payload: JSON.stringify({ file: files[place]?.name, mail: id }),
      ...dueAnew(at),
    })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(dueAnew(at)))
    .execute();
}

/** No call of a webhook can have it: their keys hold no colon. */
export const fileKey = (mailId: number, place: number) => `file:${mailId}:${place}`;

/** @returns null for what is no key of a file */
export function fileOfKey(key: string): { mailId: number; place: number } | null {
  const [, mailId, place] = /^file:(\d{1,15}):(\d{1,3})$/.exec(key) ?? [];
  return mailId && place ? { mailId: Number(mailId), place: Number(place) } : null;
}
