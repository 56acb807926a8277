import { enSending } from '../locales/en-sending.ts';
import type { Site } from '../read.ts';
import { of, text } from '../read.ts';
import type { Slip } from '../slips.ts';
import type { Visit } from '../visit.ts';
import type { Delivered } from './deliver.ts';

/** The slip of a ticket that has just been registered, with what was sent. */
export function slipOf({ receipt, recorded, unsent }: Delivered, config: Site, visit: Visit): Slip {
  const { reference, token, trackUrl, promise } = receipt;
  const { category, requester, page, visit: visitSent, context } = of(JSON.parse(recorded));
  const known = config.categories.find(({ key }) => key === category);
  const { articles, searches } = visit.looked();
  const along = [
    page && enSending.pageAddress,
    visitSent && enSending.looked(articles.length, searches),
    context && enSending.contextAlong,
  ];
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
    sentAlong: along.filter(Boolean).join(', '),
    reply: { text: unsent, key: '' },
  };
}
