import type { Hit } from '@helpslip/shared/search/hit';
import { useEffect, useRef } from 'preact/hooks';
import { AnswerList } from '../components/answer-list.tsx';
import { Card } from '../components/card.tsx';
import { CHAT, CLOSE, FIND, Icon } from '../components/icons.tsx';
import { Links } from '../components/links.tsx';
import { NotThere } from '../components/states.tsx';
import { count } from '../count.ts';
import type { Panel } from '../panel.ts';
import { sayWhen } from '../times.ts';
import { useFetched } from '../use-fetched.ts';

/** The answers most likely to help: five before anything is typed, then those that a search in the browser finds. */
export function AnswersStep(panel: Panel) {
  const { texts, shelf, way, category, config, visit, go } = panel;
  const fetched = useFetched(`answers ${texts.locale}`, shelf.answers);
  const { value: answers } = fetched;
  const input = useRef<HTMLInputElement>(null);
  const query = way.query.trim();
  // Before anything is typed nobody waits for the search, and most who write to us never type.
  const searching = useFetched(`search ${texts.locale} ${query === ''}`, async () =>
    query ? shelf.search() : undefined,
  );
  const search = query ? searching.value : undefined;
  const hits: Hit[] = search?.(query, { category: way.category }) ?? [];
  const suggested = answers?.suggest(way.category) ?? [];
  const shown = search ? hits.flatMap(({ id }) => answers?.find(id) ?? []) : suggested;
  const isNeutral = config.mode === 'neutral';
  const promise = category?.promise.by;

  const suggestedIds = suggested.map(({ id }) => id).join();
  useEffect(() => {
    if (suggestedIds && !query) {
      visit.add({
        kind: 'articles-shown',
        articles: suggestedIds.split(','),
        ...(category && { category: category.key }),
      });
    }
  }, [suggestedIds]);
  useEffect(() => {
    if (search || (answers && !query))
      visit.typing(
        query,
        shown.map(({ id }) => id),
        way.category,
      );
  }, [query, answers, search]);
  useEffect(() => visit.settle, []);

  const write = () => go({ do: 'write' });
  return (
    <>
      <div class="main">
        <h2 class="unseen" tabIndex={-1}>
          {texts.answers}
        </h2>
        <div class="search">
          <Icon path={FIND} />
          <input
            ref={input}
            type="search"
            class="first"
            enterKeyHint="search"
            autoComplete="off"
            dir="auto"
            aria-label={texts.search}
            placeholder={texts.search}
            value={way.query}
            onPointerDown={() => shelf.search().catch(() => {})}
            onInput={(event) => go({ do: 'search', query: event.currentTarget.value })}
          />
          {way.query && (
            <button
              type="button"
              class="icon"
              aria-label={texts.clear}
              onClick={() => {
                go({ do: 'search', query: '' });
                input.current?.focus();
              }}
            >
              <Icon path={CLOSE} />
            </button>
          )}
        </div>
        {isNeutral && (
          <div class="cards">
            <Card
              icon={CHAT}
              title={texts.write}
              hint={promise ? `${texts.replyBy} ${sayWhen(promise, texts)}` : texts.noPromise}
              onPick={write}
            />
          </div>
        )}
        <p class="over" role="status">
          {answers &&
            (search
              ? shown.length
                ? count(texts, texts.found, shown.length)
                : texts.nothingFound
              : suggested.length > 0 && texts.mostAsked)}
        </p>
        <NotThere {...(searching.hasFailed ? searching : fetched)} texts={texts} />
        <AnswerList articles={shown} hits={hits} read={(id) => go({ do: 'read', id })} />
        {search && !shown.length && <p class="lead">{texts.nothingMore}</p>}
        {!query && <Links links={category?.links ?? []} />}
      </div>
      {!isNeutral && (
        <div class="foot">
          <span>{texts.noneOfThese}</span>
          <button type="button" class="btn quiet end" onClick={write}>
            {texts.write}
          </button>
        </div>
      )}
    </>
  );
}
