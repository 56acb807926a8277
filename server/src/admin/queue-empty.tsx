/** @jsxImportSource hono/jsx */
import type { Staff } from '../staff/sign-in.ts';
import type { QueueFilter } from '../tickets/queue-queries.ts';

interface EmptyQueueProps {
  role: Staff['role'];
  filter: QueueFilter;
  sites: { key: string; name: string }[];
  baseUrl: string;
  hasOpen: boolean;
}

/** Says why there is nothing to see, and what to do about it. */
export function EmptyQueue({ role, filter, sites, baseUrl, hasOpen }: EmptyQueueProps) {
  const [first] = sites;
  if (!first && role === 'owner') {
    return (
      <Empty title="There is no site yet">
        <p>
          Start Helpslip once with SEED_FILE naming a site file: the site, its categories and its answers are added
          then, and are yours.
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
  if (filter.category || filter.site || filter.after || filter.view === 'queued' || filter.view === 'assigned') {
    return (
      <Empty title="No ticket fits this view">
        <p>
          <a href="/admin">Show everything there is to do</a>
        </p>
      </Empty>
    );
  }
  if (filter.view === 'waiting') return <Empty title="Nobody has to write back to you" />;
  if (filter.view === 'completed') return <Empty title="No ticket is completed yet" />;
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
