/** @jsxImportSource hono/jsx */
import type { TicketState, TicketStatus } from '@helpslip/shared/contract';
import { instantWords } from '@helpslip/shared/instant-words';
import { promiseStanding } from '@helpslip/shared/promise-standing';
import type { FollowWords } from './follow-words/en.ts';

const ORDER: TicketStatus[] = ['queued', 'assigned', 'waiting', 'completed'];

interface StatusProps {
  state: TicketState;
  timeZone: string;
  locale: string;
  words: FollowWords;
}

/** What the reference alone shows: the slip with its promise, and how far it is. */
export function Status({ state, timeZone, locale, words }: StatusProps) {
  const say = (iso: string) => instantWords(new Date(iso), timeZone, locale);
  const [promise, more] = promiseWords(state, words, say);
  const reached = ORDER.indexOf(state.status);
  return (
    <>
      <div class="slip">
        <small>{words.reference}</small>
        <p class="number" dir="ltr">
          {state.reference}
        </p>
        {promise && (
          <p class={state.promise.kept === false ? 'promise late' : 'promise'}>
            <time dateTime={state.promise.late?.by ?? state.promise.by ?? undefined}>{promise}</time>
            {more && <small>{more}</small>}
          </p>
        )}
      </div>
      <h2>{words.headings[state.status]}</h2>
      <ol class="track">
        {ORDER.map((step, at) => (
          <li
            class={at === reached ? 'now' : at > reached ? 'todo' : undefined}
            aria-current={at === reached ? 'step' : undefined}
          >
            <b>{words.steps[step]}</b>
            {at === 0 && <Instant iso={state.openedAt} say={say} />}
          </li>
        ))}
      </ol>
      <p class="hint">
        <time dateTime={state.updatedAt}>{words.lastChange(say(state.updatedAt))}</time>
      </p>
    </>
  );
}

function Instant({ iso, say }: { iso: string; say(iso: string): string }) {
  return <time dateTime={iso}>{say(iso)}</time>;
}

/** What matters of a ticket's promise, and what is left to say of it; empty where there is nothing to say. */
function promiseWords(state: TicketState, words: FollowWords, say: (iso: string) => string): string[] {
  const by = state.promise.by ? say(state.promise.by) : '';
  const late = state.promise.late ? say(state.promise.late.by) : '';
  const promised = words.promisedBy(by);
  return {
    none: [],
    open: [words.replyBy(by)],
    kept: [words.inTime, promised],
    missed: [words.tooLate, promised],
    late: [late ? words.lateBy(late) : words.late, promised],
  }[promiseStanding(state)];
}
