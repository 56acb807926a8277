/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { NOBODY, type QueueView } from '../tickets/queue-filter.ts';
import { ReviewButtons } from './held.tsx';
import { FormToken } from './layout.tsx';

interface BulkFormProps {
  formToken: string | undefined;
  /** The list to come back to. */
  back: string;
  members: { key: string; name: string }[];
  staffId: string;
  view: QueueView;
  children?: Child;
}

/** The form around a list: what is done with the picked tickets stands below it, where the eye is after picking. */
export function BulkForm({ formToken, back, members, staffId, view, children }: BulkFormProps) {
  const others = members.filter(({ key }) => key !== staffId);
  return (
    <form class="bulk" method="post" action="/admin/work">
      <FormToken value={formToken} />
      <input type="hidden" name="back" value={back} />
      {children}
      <fieldset class="bulk-work">
        <legend class="picked">With the picked tickets</legend>
        {view === 'held' || view === 'spam' ? (
          <ReviewButtons isSpam={view === 'spam'} />
        ) : (
          <>
            <select name="assignee" aria-label="Who gets the picked tickets">
              <option value={staffId}>Me</option>
              {others.map(({ key, name }) => (
                <option value={key}>{name}</option>
              ))}
              <option value={NOBODY}>Nobody</option>
            </select>
            <button class="button quiet" type="submit" name="do" value="assign" data-key="a">
              Assign
            </button>
            {view !== 'completed' && (
              <button class="button quiet" type="submit" name="do" value="complete" data-key="e">
                Complete
              </button>
            )}
          </>
        )}
      </fieldset>
    </form>
  );
}
