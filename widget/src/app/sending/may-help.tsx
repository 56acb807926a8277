import { AnswerList } from '../components/answer-list.tsx';
import { rawOf } from '../inputs.ts';
import { enSending } from '../locales/en-sending.ts';
import type { Panel } from '../panel.ts';
import { useFetched } from '../use-fetched.ts';

const SHOWN = 3;
const ENOUGH_LETTERS = 3;

/** Answers offered below the subject while it is being written, where the owner asks first. */
export function MayHelp(panel: Panel) {
  const { shelf, way, go } = panel;
  const { value: answers } = useFetched('answers', shelf.answers);
  const query = String(rawOf(panel, 'subject')).trim();
  const isEnough = query.length >= ENOUGH_LETTERS;
  const hits = answers && isEnough ? answers.search(query, { category: way.category, limit: SHOWN }) : [];
  const articles = hits.flatMap(({ id }) => answers?.find(id) ?? []);
  return (
    <div class="row" role="status">
      {articles.length > 0 && <p class="over">{enSending.mayHelp}</p>}
      <AnswerList articles={articles} hits={hits} read={(id) => go({ do: 'read', id })} />
    </div>
  );
}
