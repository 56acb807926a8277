import { instantWords } from '@helpslip/shared/instant-words';
import { type PromiseStanding, promiseStanding } from '@helpslip/shared/promise-standing';
import { CLOCK, Icon } from '../components/icons.tsx';
import type { Texts } from '../locales/en.ts';
import { ownZone } from '../times.ts';
import type { State, View } from './read-ticket.ts';
import { words } from './words.ts';

const CHECK = 'M5 12.5l4.5 4.5L19 7.5';

interface PromiseProps {
  state: State;
  view?: View | undefined;
  texts: Texts;
}

/**
 * A ticket's promise in the zone of who reads it: what matters of it, and below what is left to say. In place of one that was never given
 * stands the thanks of its category, or nothing.
 */
export function PromiseLine({ state, view, texts }: PromiseProps) {
  const { by, kept } = state.promise;
  const [first = view?.thanks, more] = promiseWords({ state, view, texts });
  if (!first) return null;
  return (
    <p class={kept === false ? 'promise told late' : 'promise told'}>
      {by && <Icon path={kept ? CHECK : CLOCK} />}
      <span>
        <b dir="auto">{first}</b>
        {more && <small>{more}</small>}
      </span>
    </p>
  );
}

function promiseWords({ state, view, texts }: PromiseProps): string[] {
  const { by, late } = state.promise;
  const say = (iso: string) => instantWords(new Date(iso), ownZone(), texts.locale);
  const promised = by && words.promisedBy(say(by));
  const standings: Record<PromiseStanding, () => string[]> = {
    none: () => [],
    open: () => [words.replyBy(say(by))],
    kept: () => [words.inTime, promised],
    missed: () => [words.tooLate, promised],
    late: () => [late.by ? words.lateBy(say(late.by)) : words.late, promised],
  };
  return standings[promiseStanding(state, view?.steps.answeredAt)]();
}
