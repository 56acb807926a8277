import type { SiteConfig } from '@helpslip/shared/contract';
import { link, of, read } from '../read.ts';

const office = {
  policies: { supported: '', privacyHref: '' },
  hours: {
    timeZone: '',
    weekly: (days: unknown) =>
      Object.fromEntries(
        Object.entries(of(days)).map(([day, periods]) => [day, read([{ from: '', to: '' }], periods)]),
      ),
  },
  contacts: [link],
};

/** Reads what a site's config says of its hours, of what is supported, and of other ways to reach it. */
export const readOffice = (
  json: unknown,
): Pick<SiteConfig, 'policies'> & {
  hours: Pick<SiteConfig['hours'], 'timeZone' | 'weekly'>;
  contacts: { label: string; href: string }[];
} => read(office, json);
