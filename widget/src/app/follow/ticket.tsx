import { useEffect, useRef } from 'preact/hooks';
import { Refused } from '../api.ts';
import { NotThere } from '../components/states.tsx';
import { useFetched } from '../use-fetched.ts';
import { Access } from './access.tsx';
import { Conversation } from './conversation.tsx';
import type { FollowProps } from './follow-view.tsx';
import { Head } from './head.tsx';
import { type Followed, fetchTicket } from './read-ticket.ts';
import { Stale } from './stale.tsx';
import { waitWords } from './why-not.ts';
import { words } from './words.ts';

type Props = FollowProps & { reference: string };
type Answer = Followed | 'unknown' | { waitSeconds: number };

/** One ticket: the conversation for those with access, else what the reference shows, and how to get at the rest. */
export function Ticket({ reference, ...props }: Props) {
  const { api, texts, slips, show, onSite } = props;
  const slip = slips.find(reference);
  const token = slip?.token ?? '';
  const fetched = useFetched<Answer>(reference + token, () => fetchTicket(api, reference, token).catch(told));
  const { hasFailed = false, again } = fetched;
  const value = hasFailed ? undefined : fetched.value;
  const last = useRef<Followed>(undefined);
  if (typeof value === 'object' && 'state' in value) last.current = value;
  const ticket = last.current;
  const view = ticket?.view;
  useEffect(() => {
    if (view) onSite?.(view.site);
  }, [view?.site.name, view?.site.color]);
  useEffect(() => {
    // A slip that came with a letter knows nothing but its number yet.
    if (view && slip && !slip.openedAt) {
      slips.keep({ ...slip, openedAt: view.openedAt, about: view.category.name, promisedBy: view.promise.by });
    }
  }, [view]);
  useComeBack(again);

  if (value === 'unknown') {
    return (
      <div class="main">
        <h2 tabIndex={-1}>{words.unknown}</h2>
        <button type="button" class="btn quiet below" onClick={() => show(undefined)}>
          {words.another}
        </button>
      </div>
    );
  }
  const wait = typeof value === 'object' && 'waitSeconds' in value ? waitWords(value.waitSeconds, texts) : '';
  const isStale = hasFailed || wait !== '';
  if (view) {
    return <Conversation {...props} view={view} token={token} isStale={isStale} again={again} />;
  }
  if (!ticket) {
    const isOffline = hasFailed && !navigator.onLine;
    const title = wait ? words.tooMany : isOffline ? words.offline : undefined;
    return (
      <div class="main">
        <NotThere
          value={undefined}
          hasFailed={isStale}
          isSlow={fetched.isSlow ?? false}
          again={again}
          texts={texts}
          title={title}
          more={wait || (isOffline ? words.offlineMore : undefined)}
          slip={slip}
        />
      </div>
    );
  }
  return (
    <div class="main">
      {isStale && <Stale texts={texts} again={again} />}
      <Head state={ticket.state} texts={texts} isPage={props.isPage ?? false} />
      {ticket.isLost && (
        <p class="notice below">
          {words.lost} {slip?.reply.text && words.replyIsKept}
        </p>
      )}
      <Access
        api={api}
        texts={texts}
        lead={words.conversation}
        asked={words.linkSent}
        path={`/tickets/${reference}/access`}
      />
    </div>
  );
}

/** What is an answer too: that there is no such ticket, and that it may not be asked for so often. */
function told(error: unknown): Answer {
  if (error instanceof Refused && error.status === 404) return 'unknown';
  if (error instanceof Refused && error.status === 429) return { waitSeconds: error.retryAfterSeconds || 60 };
  throw error;
}

/** Looks again when somebody comes back to the tab, or to the network. */
function useComeBack(again: () => void): void {
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [again]);
}
