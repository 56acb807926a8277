import type { Texts } from '../locales/en.ts';
import type { Site } from '../read.ts';
import { of, text } from '../read.ts';
import type { Slip } from '../slips.ts';
import type { Visit } from '../visit.ts';
import type { Delivered } from './deliver.ts';
import { sayLooked } from './looked.ts';
import { words } from './words.ts';

/** The slip of a ticket that has just been registered, with what was sent. */
export function slipOf(
  { receipt, recorded, unsent }: Delivered,
  visit: Visit,
  { config, texts }: { config: Site | undefined; texts: Texts },
): Slip {
  const { reference, token, trackUrl, promise } = receipt;
  const { category, requester, page, visit: visitSent, context } = of(JSON.parse(recorded));
  const known = config?.categories.find(({ key }) => key === category);
  const along = [
    ...(page ? [words.pageAddress] : []),
    ...(visitSent ? [sayLooked(visit, texts)] : []),
    ...(context ? [words.contextAlong] : []),
  ].filter(Boolean);
  return {
    reference,
    token,
    trackUrl,
    promisedBy: promise.by,
    openedAt: new Date().toISOString(),
    category: text(category),
    about: known?.name ?? '',
    thanks: known?.thanks ?? '',
    name: text(of(requester).name).split(' ')[0],
    email: text(of(requester).email),
    sentAlong: new Intl.ListFormat(texts.locale, { type: 'unit', style: 'short' }).format(along),
    reply: { text: unsent, key: '' },
  };
}
