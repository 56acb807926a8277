import type { TicketStatus } from '@helpslip/shared/contract';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';
import { sayWhen } from '../times.ts';
import type { State, View } from './read-ticket.ts';

const REACHED: Record<TicketStatus, number> = { queued: 0, assigned: 1, waiting: 2, completed: 3 };

/** How far a ticket is: four steps, each with when it was reached as far as that may be known. */
export function Track({ state, view, texts }: { state: State; view?: View | undefined; texts: Texts }) {
  const { status, openedAt, updatedAt } = state;
  const { assignedAt = '', answeredAt = '', completedAt = '' } = view?.steps ?? {};
  const name = view?.assignee;
  const say = (iso: string) => sayWhen(iso, texts);
  const isDone = (step: number, at: string) => REACHED[status] >= step || at !== '';
  const steps = [
    { label: enFollow.registered, note: say(openedAt), isDone: true },
    {
      label: name ? enFollow.assignedTo(name) : enFollow.assigned,
      note: say(assignedAt),
      isDone: isDone(1, assignedAt),
    },
    { label: enFollow.answered, note: say(answeredAt), isDone: isDone(2, answeredAt) },
    { label: enFollow.completed, note: status === 'completed' ? say(completedAt) : '', isDone: status === 'completed' },
  ];
  const now = steps.findLastIndex((step) => step.isDone);
  return (
    <>
      <ol class="track" aria-label={enFollow.steps}>
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
