import type { LetterName } from '@helpslip/server/db/schema.ts';
import type { Helpslip } from './helpslip.ts';

/** A letter as its reader has it. */
export interface ReadLetter {
  letter: LetterName;
  to: string;
  status: string;
  reason: string | null;
  isAutomatic: boolean;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** The letters written so far, oldest first; those of one name, or to one address, where asked. */
export async function lettersSent(
  helpslip: Pick<Helpslip, 'deps' | 'settle'>,
  { letter, to }: { letter?: LetterName; to?: string } = {},
): Promise<ReadLetter[]> {
  await helpslip.settle();
  const rows = await helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .orderBy('event_id')
    .orderBy('letter')
    .orderBy('recipient')
    .execute();
  return rows
    .filter((row) => (letter === undefined || row.letter === letter) && (to === undefined || row.recipient === to))
    .map((row) => ({
      letter: row.letter,
      to: row.recipient,
      status: row.status,
      reason: row.reason,
      isAutomatic: row.is_automatic,
      subject: row.subject ?? '',
      text: row.text_body ?? '',
      html: row.html_body ?? '',
      headers: row.headers ?? {},
    }));
}

/** The one letter of a name, or to an address, that there must be. */
export async function letterSent(
  helpslip: Pick<Helpslip, 'deps' | 'settle'>,
  wanted: { letter?: LetterName; to?: string },
): Promise<ReadLetter> {
  const [letter, ...others] = await lettersSent(helpslip, wanted);
  if (!letter || others.length > 0) throw new Error(`${others.length + (letter ? 1 : 0)} letters, not one`);
  return letter;
}
