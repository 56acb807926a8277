/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import type { StaffSite } from '../staff/queries.ts';
import { FaultOrHint } from './field.tsx';

type Choices = Record<string, string | undefined>;

const nameOf = ({ key }: StaffSite) => `site-${key}`;

/** The part of a form's schema that takes one box for each site, and no other site's. */
export const siteEntries = (sites: StaffSite[]) =>
  Object.fromEntries(sites.map((site) => [nameOf(site), v.optional(v.literal('on'))]));

/** The sites whose boxes are ticked. */
export const chosenSiteIds = (sites: StaffSite[], typed: Choices): number[] =>
  sites.filter((site) => typed[nameOf(site)] === 'on').map(({ id }) => id);

interface SiteChoicesProps {
  sites: StaffSite[];
  chosen: number[];
  fault?: string | undefined;
}

/** For which sites somebody works. */
export function SiteChoices({ sites, chosen, fault }: SiteChoicesProps) {
  return (
    <fieldset class="field choices" aria-describedby={fault ? 'sites-fault' : undefined}>
      <legend>Works for</legend>
      {sites.map((site) => (
        <label>
          <input type="checkbox" name={nameOf(site)} checked={chosen.includes(site.id)} />
          <bdi>{site.name}</bdi>
        </label>
      ))}
      <FaultOrHint name="sites" fault={fault} />
    </fieldset>
  );
}
