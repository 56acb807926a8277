import { instantWords } from '@helpslip/shared/instant-words';
import { promiseStanding } from '@helpslip/shared/promise-standing';
import { CLOCK, Icon } from '../components/icons.tsx';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';
import { ownZone } from '../times.ts';
import type { State, View } from './read-ticket.ts';

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
  const say = (iso: string) => iso && instantWords(new Date(iso), ownZone(), texts.locale);
  const { by, kept, late } = state.promise;
  const [words = view?.thanks, more] = enFollow.promise(say(by), say(late.by))[
    promiseStanding(state, view?.steps.answeredAt)
  ];
  if (!words) return null;
  return (
    <p class={kept === false ? 'promise told late' : 'promise told'}>
      {by && <Icon path={kept ? CHECK : CLOCK} />}
      <span>
        <b dir="auto">{words}</b>
        {more && <small>{more}</small>}
      </span>
    </p>
  );
}
