import type { TicketStatus } from '@helpslip/shared/contract';
import type { Texts } from '../locales/en.ts';
import { sayWhen } from '../times.ts';
import type { State, View } from './read-ticket.ts';
import { words } from './words.ts';

const REACHED: Record<TicketStatus, number> = { queued: 0, assigned: 1, waiting: 2, completed: 3 };

/** How far a ticket is: four steps, each with when it was reached as far as that may be known. */
export function Track({ state, view, texts }: { state: State; view?: View | undefined; texts: Texts }) {
  const { status, openedAt, updatedAt } = state;
  const { assignedAt = '', answeredAt = '', completedAt = '' } = view?.steps ?? {};
  const name = view?.assignee;
  const say = (iso: string) => sayWhen(iso, texts);
  const isDone = (step: number, at: string) => REACHED[status] >= step || at !== '';
  const steps = [
    { label: words.registered, note: say(openedAt), isDone: true },
    {
      label: name ? words.assignedTo(name) : words.assigned,
      note: say(assignedAt),
      isDone: isDone(1, assignedAt),
    },
    { label: words.answered, note: say(answeredAt), isDone: isDone(2, answeredAt) },
    { label: words.completed, note: status === 'completed' ? say(completedAt) : '', isDone: status === 'completed' },
  ];
  const now = steps.findLastIndex((step) => step.isDone);
  return (
    <>
      <ol class="track" aria-label={words.steps}>
        {steps.map(({ label, note, isDone: done }, at) => (
          <li key={at} class={at === now ? 'now' : done ? '' : 'todo'} aria-current={at === now ? 'step' : undefined}>
            <b>{label}</b>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
      {!view && <p class="hint">{words.lastChange(say(updatedAt))}</p>}
    </>
  );
}
