import { AnswerList } from '../components/answer-list.tsx';
import { rawOf } from '../inputs.ts';
import type { Panel } from '../panel.ts';
import { useFetched } from '../use-fetched.ts';
import { words } from './words.ts';

const SHOWN = 3;
const ENOUGH_LETTERS = 3;

/** Answers offered below the subject while it is being written, where the owner asks first. */
export function MayHelp(panel: Panel) {
  const { texts, shelf, way, go } = panel;
  const { value: answers } = useFetched(`answers ${texts.locale}`, shelf.answers);
  const query = String(rawOf(panel, 'subject')).trim();
  const isEnough = query.length >= ENOUGH_LETTERS;
  const { value: search } = useFetched(`search ${texts.locale} ${isEnough}`, async () =>
    isEnough ? shelf.search() : undefined,
  );
  const hits = (isEnough && search?.(query, { category: way.category, limit: SHOWN })) || [];
  const articles = hits.flatMap(({ id }) => answers?.find(id) ?? []);
  return (
    <div class="row">
      <p class={articles.length > 0 ? 'over' : ''} role="status">
        {articles.length > 0 && words.mayHelp}
      </p>
      <AnswerList articles={articles} hits={hits} read={(id) => go({ do: 'read', id })} />
    </div>
  );
}
