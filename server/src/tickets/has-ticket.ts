import type { Deps } from '../deps.ts';

/** Whether a reference, as stored, is of a ticket on a site of the person's. */
export async function hasTicket({ db }: Deps, staffId: string, reference: string): Promise<boolean> {
  const found = await db
    .selectFrom('ticket')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .select('ticket.id')
    .where('reference', '=', reference)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return found !== undefined;
}
