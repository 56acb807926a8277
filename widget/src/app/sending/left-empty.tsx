import type { DraftKeeper } from '../draft.ts';

const typed = new WeakMap<DraftKeeper, string>();

/** What stands in the field that no person sees; nothing for people. */
export const memoOf = (draft: DraftKeeper) => typed.get(draft);

/** Programs fill in whatever there is; people neither see it nor come to it by keys, and browsers have nothing for it. */
export function LeftEmpty({ draft }: { draft: DraftKeeper }) {
  return (
    <div class="unseen" aria-hidden="true">
      <input
        name="memo"
        tabIndex={-1}
        autocomplete="off"
        onInput={({ currentTarget: { value } }) => typed.set(draft, value)}
      />
    </div>
  );
}
