import type { Panel } from '../panel.ts';
import { GoesAlong } from './goes-along.tsx';
import { GoodToKnow } from './good-to-know.tsx';
import { MayHelp } from './may-help.tsx';

/** What stands below the inputs: answers that fit the subject where the owner asks first, what goes along, what is good to know. */
export function Below(props: Panel & { change(): void }) {
  return (
    <>
      {props.config.mode === 'ask-first' && <MayHelp {...props} />}
      <GoesAlong {...props} />
      <GoodToKnow {...props} />
    </>
  );
}
