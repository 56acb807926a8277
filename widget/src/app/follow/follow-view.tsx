import type { Api } from '../api.ts';
import { Refused } from '../api.ts';
import { NotThere } from '../components/states.tsx';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';
import type { Slips } from '../slips.ts';
import { useFetched } from '../use-fetched.ts';
import { Access } from './access.tsx';
import { Conversation } from './conversation.tsx';
import { FindRequest } from './find-request.tsx';
import { fetchTicket } from './read-ticket.ts';
import { Track } from './track.tsx';

export interface FollowProps {
  api: Api;
  texts: Texts;
  slips: Slips;
  /** Ten characters, as stored; none shows the list. */
  reference?: string;
  show(reference: string | undefined): void;
}

/** One ticket as far as its reference and, with a slip, its token show it; or the slips of this browser and a box for any reference. */
export function FollowView(props: FollowProps) {
  return props.reference ? (
    <Ticket key={props.reference} {...props} reference={props.reference} />
  ) : (
    <FindRequest {...props} />
  );
}

function Ticket({ reference, ...props }: FollowProps & { reference: string }) {
  const { api, texts, slips, show } = props;
  const slip = slips.find(reference);
  const token = slip?.token ?? '';
  const fetched = useFetched(reference + token, () =>
    fetchTicket(api, reference, token).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    }),
  );
  const { value: ticket, again } = fetched;

  if (ticket?.view) return <Conversation {...props} view={ticket.view} token={token} again={again} />;
  return (
    <div class="main">
      {ticket === null && (
        <>
          <h2 tabIndex={-1}>{enFollow.unknown}</h2>
          <button type="button" class="btn quiet below" onClick={() => show(undefined)}>
            {enFollow.another}
          </button>
        </>
      )}
      <NotThere {...fetched} texts={texts} />
      {ticket && (
        <>
          <Track state={ticket.state} texts={texts} />
          {ticket.isLost && <p class="notice">{enFollow.lost}</p>}
          <Access api={api} reference={reference} texts={texts} />
        </>
      )}
    </div>
  );
}
