import { parseReference } from '@helpslip/shared/reference';
import { FollowView } from '../follow/follow-view.tsx';
import type { Panel } from '../panel.ts';
import { sheetOf } from '../sheet.ts';
import css from '../styles/follow.css?inline';

export { speak } from '../follow/words.ts';
export const sheet = sheetOf(css);

/** The follow view inside the panel. */
export function Step({ api, texts, slips, site, go, way: { place } }: Panel) {
  return (
    <FollowView
      api={api}
      texts={texts}
      slips={slips}
      site={site}
      reference={place.at === 'follow' ? (parseReference(place.reference ?? '') ?? undefined) : undefined}
      show={(reference) => go({ do: 'follow', reference })}
    />
  );
}
