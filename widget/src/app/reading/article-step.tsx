import { useEffect } from 'preact/hooks';
import { NotThere } from '../components/states.tsx';
import type { Panel } from '../panel.ts';
import { say } from '../times.ts';
import { useFetched } from '../use-fetched.ts';
import { Blocks } from './blocks.tsx';
import { words } from './words.ts';

/** One answer, read in place, and whether it helped. */
export function ArticleStep({ id, ...panel }: Panel & { id: string }) {
  const { texts, shelf, way, config, visit, emit, go } = panel;
  const fetched = useFetched(`${id} ${texts.locale}`, () => shelf.article(id));
  const { value: article } = fetched;
  const { value: answers } = useFetched(`answers ${texts.locale}`, shelf.answers);
  useEffect(() => {
    visit.add({ kind: 'article-opened', article: id });
    emit('article-view', { article: id });
  }, [id]);

  const tell = (kind: 'helped' | 'not-helped') => {
    visit.add({ kind, article: id });
    emit(kind, { article: id });
  };
  const ownCategory = config.categories.find(({ key }) => article?.categories.includes(key))?.key;
  const writeAbout = () => go({ do: 'write', category: way.category || ownCategory });
  const lang = article?.locale || siteLanguage(panel);
  const changed = say(new Date(article?.updatedAt ?? ''), texts, { day: 'numeric', month: 'long' });
  return (
    <>
      <div class="main">
        <h2 tabIndex={-1} dir="auto" lang={lang}>
          {article?.question ?? answers?.find(id)?.question ?? texts.answers}
        </h2>
        <NotThere {...fetched} texts={texts} title={words.noAnswer} />
        {article && <Blocks body={article.body} lang={lang} />}
        {changed && <p class="over">{words.lastChanged(changed)}</p>}
      </div>
      {article ? (
        <div class="foot column">
          <p class="promise" id="hs-helped">
            {words.didThisHelp}
          </p>
          <div class="pair">
            <button
              type="button"
              class="btn quiet"
              aria-describedby="hs-helped"
              onClick={() => {
                tell('helped');
                go({ do: 'solved' });
              }}
            >
              {words.yes}
            </button>
            <button
              type="button"
              class="btn quiet"
              aria-describedby="hs-helped"
              onClick={() => {
                tell('not-helped');
                writeAbout();
              }}
            >
              {words.no}
            </button>
          </div>
        </div>
      ) : (
        <div class="foot">
          <button type="button" class="btn quiet end" onClick={writeAbout}>
            {texts.write}
          </button>
        </div>
      )}
    </>
  );
}

/** The language of a site that does not speak the visitor's: all that its owner wrote is in it. */
function siteLanguage({ config, shelf }: Panel): string | undefined {
  const same = (locale: string) => locale.slice(0, 2).toLowerCase() === shelf.language.slice(0, 2);
  return config.locales.some(same) ? undefined : config.locales[0];
}
