import type { Deps } from '../deps.ts';

/**
 * The time zone of the site that a ticket belongs to, such as `Europe/Berlin`: for readers whose own is not known.
 * @param reference as stored, of a ticket that is there
 */
export async function zoneOfTicket({ db }: Deps, reference: string): Promise<string> {
  const { calendar } = await db
    .selectFrom('ticket')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .select('calendar')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return calendar.timeZone;
}
