import type { Panel } from '../panel.ts';
import { ArticleStep } from '../reading/article-step.tsx';
import { SolvedStep } from '../reading/solved-step.tsx';
import { sheetOf } from '../sheet.ts';
import css from '../styles/reading.css?inline';

export { speak } from '../reading/words.ts';
export const sheet = sheetOf(css);

/** One answer, and the thanks when it helped. */
export function Step(panel: Panel) {
  const { place } = panel.way;
  return place.at === 'article' ? <ArticleStep {...panel} id={place.id} /> : <SolvedStep {...panel} />;
}
