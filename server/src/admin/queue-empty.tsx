/** @jsxImportSource hono/jsx */
import type { Staff } from '../staff/sign-in.ts';
import type { QueueFilter, QueueView } from '../tickets/queue-filter.ts';

interface EmptyQueueProps {
  role: Staff['role'];
  filter: QueueFilter;
  sites: { key: string; name: string }[];
  baseUrl: string;
  hasOpen: boolean;
}

/** Where the view itself says why it is empty. */
const emptyWords: Partial<Record<QueueView, { title: string; text: string }>> = {
  mine: { title: 'You have no ticket', text: 'Open one that nobody has, and assign it to you.' },
  unassigned: { title: 'Every ticket is somebody’s', text: 'New ones come here until somebody takes them.' },
  'at-risk': { title: 'No promise is at risk', text: 'Tickets come here when three quarters of their time are over.' },
  waiting: { title: 'Nobody has to write back to you', text: 'Tickets come here when you have replied.' },
  completed: { title: 'No ticket is completed yet', text: 'Tickets come here when you complete them.' },
  held: {
    title: 'Nothing is held',
    text: 'What looks like spam comes here, and waits until somebody has looked at it.',
  },
  spam: { title: 'There is no spam', text: 'Held tickets come here when you put them away as spam.' },
  feedback: { title: 'No feedback yet', text: 'It comes from categories of the kind “feedback”.' },
};

/** Says why there is nothing to see, and what to do about it. */
export function EmptyQueue({ role, filter, sites, baseUrl, hasOpen }: EmptyQueueProps) {
  const [first] = sites;
  if (!first && role === 'owner') {
    return (
      <Empty title="There is no site yet">
        <p>Add your web site, and you get the line to put on its pages.</p>
        <p>
          <a class="button" href="/admin/settings">
            Add your site
          </a>
        </p>
      </Empty>
    );
  }
  if (!first) {
    return (
      <Empty title="You do not work for any site yet">
        <p>Ask an owner of this desk to add you to a site. Its tickets are shown here then.</p>
      </Empty>
    );
  }
  if (filter.search) {
    return (
      <Empty title="No ticket has these words">
        <p>
          Every word must be in it: subject, first message, name, e-mail or reference. Try fewer, or just the beginning
          of one.
        </p>
        <p>
          <a href="/admin">Show everything there is to do</a>
        </p>
      </Empty>
    );
  }
  const { category, site, assignee, status, after, before } = filter;
  if ([category, site, assignee, status, after, before].some(Boolean)) {
    return (
      <Empty title="No ticket fits this view">
        <p>
          <a href="/admin">Show everything there is to do</a>
        </p>
      </Empty>
    );
  }
  const words = emptyWords[filter.view];
  if (words) {
    return (
      <Empty title={words.title}>
        <p>{words.text}</p>
      </Empty>
    );
  }
  if (hasOpen) {
    return (
      <Empty title="Nothing to do">
        <p>Every ticket is answered and waits for its requester.</p>
      </Empty>
    );
  }
  const script = `<script async src="${baseUrl}/widget.js" data-site="${first.key}"></script>`;
  return (
    <Empty title="Nothing to do">
      <p>
        Every ticket is completed, or none has come yet. Tickets come from the widget; this line puts it on a page of{' '}
        <bdi>{first.name}</bdi>:
      </p>
      <pre>
        <code>{script}</code>
      </pre>
    </Empty>
  );
}

function Empty({ title, children }: { title: string; children?: unknown }) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
