import type { Panel } from '../panel.ts';
import { GoesAlong } from './goes-along.tsx';
import { GoodToKnow } from './good-to-know.tsx';

/** What stands below the inputs: what goes along, what is good to know. */
export function Below(props: Panel & { change(): void }) {
  return (
    <>
      <GoesAlong {...props} />
      <GoodToKnow {...props} />
    </>
  );
}
