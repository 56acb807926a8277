import { rawOf } from '../inputs.ts';
import type { Panel } from '../panel.ts';
import { Attached } from './attached.tsx';
import { emailHint } from './email-hint.ts';
import { GoesAlong } from './goes-along.tsx';
import { GoodToKnow } from './good-to-know.tsx';
import { LeftEmpty } from './left-empty.tsx';
import { words } from './words.ts';

interface BelowProps extends Panel {
  change(name: string, value: string): void;
  redraw(): void;
}

/** What stands below the inputs: who writes, what goes along, what is good to know. */
export function Below(props: BelowProps) {
  const { identity } = props.told;
  const meant = identity ? null : emailHint(String(rawOf(props, 'email')));
  return (
    <>
      {meant && (
        <p class="hint" role="status">
          {words.didYouMean}{' '}
          <button type="button" class="link" dir="ltr" onClick={() => props.change('email', meant)}>
            {meant}
          </button>
          {words.isThatIt}
        </p>
      )}
      {identity && <p class="hint">{words.writingAs(identity.name || identity.email)}</p>}
      <LeftEmpty {...props} />
      <Attached {...props} />
      <GoesAlong {...props} />
      <GoodToKnow {...props} />
    </>
  );
}
