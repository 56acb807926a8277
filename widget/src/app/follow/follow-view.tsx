import type { Api } from '../api.ts';
import type { Texts } from '../locales/en.ts';
import type { Slips } from '../slips.ts';
import type { Arrival } from './arrival.ts';
import { FindRequest } from './find-request.tsx';
import type { View } from './read-ticket.ts';
import { Ticket } from './ticket.tsx';

export interface FollowProps {
  api: Api;
  texts: Texts;
  slips: Slips;
  /** The key of the site whose requests are meant; none on the follow page, which is of all. */
  site?: string;
  /** Ten characters, as stored; none shows the list. */
  reference?: string | undefined;
  /** What they pressed in the letter that asked whether it is solved; nothing is told to the server yet. */
  answer?: Arrival['answer'];
  /** Whether it is a page of its own, which has more room than the panel. */
  isPage?: boolean;
  show(reference: string | undefined): void;
  /** Whom the ticket was sent to, once that may be known. */
  onSite?(site: View['site']): void;
}

/** One ticket as far as its reference and, with a slip, its token show it; or the slips of this browser and a box for any reference. */
export function FollowView(props: FollowProps) {
  return props.reference ? (
    <Ticket key={props.reference} {...props} reference={props.reference} />
  ) : (
    <FindRequest {...props} />
  );
}
