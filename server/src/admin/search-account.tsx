/** @jsxImportSource hono/jsx */
import type { Reason } from '@helpslip/shared/search/explain';
import type { HitField, MatchKind } from '@helpslip/shared/search/hit';
import type { TriedHit } from '../articles/try-search.ts';
import { BecauseOf } from './because-of.tsx';

const fieldWords: Record<HitField, string> = {
  question: 'the question',
  phrasing: 'a phrasing',
  excerpt: 'the excerpt',
  context: 'the context',
};
/** Less would read as 0.00. */
const LEAST_TOLD = 0.005;

const kindWords: Record<MatchKind, string> = {
  exact: 'the same word',
  prefix: 'its beginning',
  stem: 'another form',
  typo: 'mistyped',
  synonym: 'a synonym',
};

interface AccountProps {
  found: TriedHit;
  category: { name: string } | undefined;
  isOpen: boolean;
}

/** Why an answer stands where it stands: each word that met, the rest, and the sum. */
export function SearchAccount({ found: { hit, lift, article }, category, isOpen }: AccountProps) {
  const total = (hit.score + lift).toFixed(2);
  const others: [string, number][] = [
    ['Small words, such as “how” and “my”', hit.fillers],
    ['Words side by side, as they were typed', hit.pairs],
    ['Letters that are alike', hit.letters],
    ['Words that are said here more often than elsewhere', hit.habit],
    ['Unknown words: its phrasings often bring new ones', hit.newcomers],
    [`Category: ${category?.name ?? ''}`, hit.category],
    [`Context: ${article.context}`, lift],
    ['This is the very question', hit.exact],
  ];
  return (
    <details class="account" open={isOpen}>
      <summary>
        <span>
          <BecauseOf why={hit.why} />
        </span>
        <span class="score">{total}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Typed</th>
            <th scope="col">Met</th>
            <th scope="col" class="end">
              Counts
            </th>
          </tr>
        </thead>
        <tbody>
          {meetings(hit.why).map(({ word, met, kind, fields, score }) => (
            <tr>
              <th scope="row">
                <bdi>{word}</bdi>
              </th>
              <td>
                <bdi>{met}</bdi>{' '}
                <span class="quiet">
                  {kindWords[kind]}, in {fields.map((field) => fieldWords[field]).join(', ')}
                </span>
              </td>
              <td class="end">{score.toFixed(2)}</td>
            </tr>
          ))}
          {others
            .filter(([, score]) => score >= LEAST_TOLD)
            .map(([words, score]) => (
              <tr>
                <td colspan={2} class="quiet" dir="auto">
                  {words}
                </td>
                <td class="end">{score.toFixed(2)}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={2}>
              Together
            </th>
            <td class="end">{total}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

interface Meeting extends Pick<Reason, 'word' | 'met' | 'kind' | 'score'> {
  fields: HitField[];
}

/** One row for each two words that met, however many texts they met in; what counted most first. */
function meetings(why: Reason[]): Meeting[] {
  const rows = new Map<string, Meeting>();
  for (const { word, met, kind, field, score } of why) {
    const name = JSON.stringify([word, met]);
    const row = rows.get(name) ?? { word, met, kind, score: 0, fields: [] };
    row.score += score;
    row.fields.push(field);
    rows.set(name, row);
  }
  return [...rows.values()].sort((a, b) => b.score - a.score);
}
