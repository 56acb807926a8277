import type { IndexedArticle } from '@helpslip/shared/contract';
import type { Hit } from '@helpslip/shared/search/hit';
import type { ComponentChildren } from 'preact';
import { GO, Icon } from './icons.tsx';

/** Answers to choose from, matched words marked. The first shows how it begins. */
export function AnswerList(props: { articles: IndexedArticle[]; hits: Hit[]; read(id: string): void }) {
  if (props.articles.length === 0) return null;
  return (
    <ul class="hits">
      {props.articles.map(({ id, locale, question, excerpt }, place) => (
        <li key={id}>
          <button type="button" onClick={() => props.read(id)}>
            <span dir="auto" lang={locale || undefined}>
              <b>{marked(question, props.hits.find((hit) => hit.id === id)?.marks ?? [])}</b>
              {place === 0 && excerpt && <small>{excerpt}</small>}
            </span>
            <Icon path={GO} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function marked(text: string, marks: [number, number][]): ComponentChildren[] {
  let at = 0;
  const parts = marks.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return [...parts, text.slice(at)];
}
