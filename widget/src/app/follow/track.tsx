import type { TicketState, TicketStatus, TicketView } from '@helpslip/shared/contract';
import { formatReference } from '@helpslip/shared/reference';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';
import { sayWhen } from '../times.ts';

const REACHED: Record<TicketStatus, number> = { queued: 0, assigned: 1, waiting: 2, completed: 3 };

/** How far a ticket is: a sentence, and four steps with their times. */
export function Track({ state, view, texts }: { state: TicketState; view?: TicketView; texts: Texts }) {
  const { status, openedAt, updatedAt, promise } = state;
  const { assignedAt = '', answeredAt = '', completedAt = '' } = view?.steps ?? {};
  const name = view?.assignee;
  const say = (iso: string) => sayWhen(iso, texts);
  const isDone = (step: number, at: string) => REACHED[status] >= step || at !== '';
  const promised = promise.by ? enFollow.promisedBy(say(promise.by)) : '';
  const steps = [
    { label: enFollow.registered, note: say(openedAt), isDone: true },
    {
      label: name ? enFollow.assignedTo(name) : enFollow.assigned,
      note: say(assignedAt),
      isDone: isDone(1, assignedAt),
    },
    {
      label: enFollow.answered,
      note: say(answeredAt) || (isDone(2, '') ? '' : promised),
      isDone: isDone(2, answeredAt),
    },
    { label: enFollow.completed, note: status === 'completed' ? say(completedAt) : '', isDone: status === 'completed' },
  ];
  const now = steps.findLastIndex((step) => step.isDone);
  return (
    <>
      <p class="over mono" dir="ltr">
        {formatReference(state.reference)}
      </p>
      <h2 tabIndex={-1} dir="auto">
        {status === 'assigned' && name ? enFollow.with(name, say(assignedAt)) : enFollow.headings[status]}
      </h2>
      <ol class="track">
        {steps.map(({ label, note, isDone: done }, at) => (
          <li key={at} class={at === now ? 'now' : done ? '' : 'todo'} aria-current={at === now ? 'step' : undefined}>
            <b>{label}</b>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
      {!view && <p class="hint">{enFollow.lastChange(say(updatedAt))}</p>}
    </>
  );
}
