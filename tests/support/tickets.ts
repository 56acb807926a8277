import { formatReference } from '@helpslip/shared/reference';
import type { Stage } from './stage.ts';

export interface KeptTicket {
  reference: string;
  category: string;
  messages: string[];
  fields: unknown;
  context: unknown;
  page: string | null;
}

/** The tickets that are in the database about something, oldest first. */
export async function ticketsAbout({ deps }: Pick<Stage, 'deps'>, subject: string): Promise<KeptTicket[]> {
  const rows = await deps.db
    .selectFrom('ticket')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .innerJoin('message', 'message.ticket_id', 'ticket.id')
    .select((row) => [
      'ticket.reference',
      'category.key as category',
      'ticket.fields',
      'ticket.context',
      'ticket.page',
      row.fn.agg<string[]>('array_agg', ['message.body']).orderBy('message.id').as('messages'),
    ])
    .where('ticket.subject', '=', subject)
    .groupBy(['ticket.id', 'category.key'])
    .orderBy('ticket.id')
    .execute();
  return rows.map((row) => ({ ...row, reference: formatReference(row.reference) }));
}
