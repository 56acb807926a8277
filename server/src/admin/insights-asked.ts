import { limits } from '@helpslip/shared/limits';
import { daysBetween, lastDays, MOST_DAYS, type Period } from '../insights/period.ts';
import { type SiteFacts, siteFacts } from '../insights/site-facts.ts';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';

export const DAY_CHOICES = [7, 30, 90] as const;
const DAYS_BY_DEFAULT = 30;

/** What the address of the page asks for. */
export interface AskedInsights {
  /** The key of a site. */
  site: string;
  /** So many days up to today; null for the days from one to another. */
  days: number | null;
  from: string;
  to: string;
}

export interface SiteInPeriod {
  asked: AskedInsights;
  sites: StaffSite[];
  site: StaffSite;
  facts: SiteFacts;
  period: Period;
  /** What is wrong with the days that were typed. */
  fault: string | undefined;
}

/** The site and the period of an address; null for staff of no site. What the address does not say is their first site, and thirty days. */
export async function askedInsights(c: WebContext): Promise<SiteInPeriod | null> {
  const deps = c.get('deps');
  const text = (name: string) => (c.req.query(name) ?? '').toWellFormed().slice(0, limits.siteKey).trim();
  const sites = await sitesOfStaff(deps, staffIn(c).id);
  const site = sites.find(({ key }) => key === text('site')) ?? sites[0];
  if (!site) return null;
  const facts = await siteFacts(deps, site.id);
  const { timeZone } = facts.calendar;
  const days = DAY_CHOICES.find((choice) => String(choice) === text('days')) ?? DAYS_BY_DEFAULT;
  const plain = { asked: { site: site.key, days, from: '', to: '' }, sites, site, facts };
  const [from, to] = [text('from'), text('to')];
  const isTyped = from !== '' || to !== '';
  const typed = isTyped ? daysBetween(timeZone, from, to) : null;
  if (typed) return { ...plain, asked: { site: site.key, days: null, from, to }, period: typed, fault: undefined };
  return {
    ...plain,
    asked: { ...plain.asked, from, to },
    period: lastDays(timeZone, deps.clock(), days),
    fault: isTyped
      ? `Choose a first day and a last one that is not before it, at most ${MOST_DAYS} days in all. You see the last ${days} days.`
      : undefined,
  };
}

/** The part of an address that asks for this. */
export function askedQuery({ site, days, from, to }: AskedInsights): string {
  return String(new URLSearchParams(days === null ? { site, from, to } : { site, days: String(days) }));
}
