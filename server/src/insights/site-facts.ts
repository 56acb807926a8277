import type { Calendar } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';

/** What insights must know of a site. */
export interface SiteFacts {
  id: number;
  calendar: Calendar;
  locales: string[];
}

/** Of a site that the caller may see. */
export function siteFacts({ db }: Deps, siteId: number): Promise<SiteFacts> {
  return db.selectFrom('site').select(['id', 'calendar', 'locales']).where('id', '=', siteId).executeTakeFirstOrThrow();
}
