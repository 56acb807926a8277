import { FollowUp } from './follow-up.tsx';
import type { FollowProps } from './follow-view.tsx';
import { Head } from './head.tsx';
import { Messages } from './messages.tsx';
import type { View } from './read-ticket.ts';
import { Reply } from './reply.tsx';
import { Stale } from './stale.tsx';

export type ConversationProps = Omit<FollowProps, 'reference'> & {
  view: View;
  token: string;
  /** The latest try to bring it up to date has failed. */
  isStale: boolean;
  again(): void;
};

/** The ticket with its conversation and a reply box. */
export function Conversation(props: ConversationProps) {
  const { texts, view, isPage = false, isStale, again } = props;
  return (
    <div class="form">
      <div class="main">
        {isStale && <Stale texts={texts} again={again} />}
        <FollowUp {...props} />
        <Head state={view} view={view} texts={texts} isPage={isPage} />
        <Messages view={view} texts={texts} api={props.api} token={props.token} />
      </div>
      <Reply {...props} />
    </div>
  );
}
