import { Links } from '../components/links.tsx';
import type { Panel } from '../panel.ts';
import { ownZone } from '../times.ts';
import { sayHours } from './hours.ts';
import { readOffice } from './read-office.ts';
import { words } from './words.ts';

/** Service hours, what is supported, and other ways to reach the site. */
export function GoodToKnow({ config, texts }: Panel) {
  const { hours, policies, contacts } = readOffice(config.rest);
  const open = sayHours(hours.weekly, texts);
  const isOwnZone = hours.timeZone === ownZone();
  const city = isOwnZone ? '' : (hours.timeZone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  const links = policies.privacyHref ? [...contacts, { label: words.privacy, href: policies.privacyHref }] : contacts;
  return (
    <div class="row quiet">
      {open && <p>{city ? words.hoursIn(open, city) : words.hours(open)}</p>}
      {policies.supported && <p dir="auto">{policies.supported}</p>}
      <Links links={links} />
    </div>
  );
}
