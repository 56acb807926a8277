/** @jsxImportSource hono/jsx */
import { PROMISE_PLACE } from '@helpslip/shared/promise-text';
import { listArticles } from '../articles/desk-queries.ts';
import { articleGaps } from '../articles/translations.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { hashOf } from '../ids.ts';
import type { OwnText } from '../sites/own-texts.ts';
import { markOf, type SiteSettings } from '../sites/site-settings.ts';
import { countTexts, standingOf, type TextGroup, translationState } from '../sites/translation-state.ts';
import { firstLocale } from '../sites/wording.ts';
import type { WebContext } from '../web/route.ts';
import { answerTranslationHref } from './answers-translation.tsx';
import { languageName } from './language-name.ts';
import { FormToken } from './layout.tsx';
import { AreaRow, type FormState, Notice, savedState, TextRow, TICKED } from './settings-form.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';
import { textPlace } from './text-place.ts';
import { Counts, translationHref } from './translations.tsx';

/** The name of a text's input: keys hold blanks and addresses. */
export const textField = ({ key }: OwnText) => `t-${hashOf(key).toString('hex').slice(0, 16)}`;
export const stillRightField = (text: OwnText) => `right-${textField(text)}`;

/** The language that an address names: one that the site offers besides its first. @throws Refusal `not-found` */
export function localeIn(c: WebContext, site: SiteSettings): string {
  const locale = site.locales.find((one) => one === c.req.param('locale') && one !== firstLocale(site));
  if (!locale) throw new Refusal('not-found', 'This site does not offer this language.');
  return locale;
}

/** A site's texts in a language, as they stand in their form. */
export async function typedTranslation(
  c: WebContext,
  site: SiteSettings,
  locale: string,
): Promise<Record<string, string>> {
  const { groups, translated } = await translationState(c.get('deps').db, site, locale);
  const texts = groups.flatMap((group) => group.texts);
  return Object.fromEntries(texts.map((text) => [textField(text), translated.get(text.key)?.text ?? '']));
}

/** GET /admin/settings/:site/languages/:locale */
export async function translationPage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const locale = localeIn(c, site);
  return answerTranslation(c, site, locale, savedState(await typedTranslation(c, site, locale)));
}

export async function answerTranslation(
  c: WebContext,
  site: SiteSettings,
  locale: string,
  form: FormState,
): Promise<Response> {
  const deps = c.get('deps');
  const { groups, translated, state } = await translationState(deps.db, site, locale);
  const name = languageName(locale);
  return answerSettings(
    c,
    site,
    { title: name, part: 'languages', status: form.status },
    <>
      <p class="back">
        <a href={`${settingsHref(site.key)}/languages`}>All languages</a>
      </p>
      <form
        class="card translation"
        method="post"
        action={translationHref(site.key, locale)}
        aria-labelledby="texts-title"
      >
        <h2 id="texts-title">Texts in {name}</h2>
        <p>
          <Counts of="texts" counts={countTexts(groups, translated)} />
        </p>
        <p class="hint">What is left empty, visitors read in {languageName(firstLocale(site))}.</p>
        <FormToken value={c.get('formToken')} />
        <input type="hidden" name="seen" value={markOf(state)} />
        <Notice form={form} isSaved={c.req.query('saved') === 'translation'} />
        {groups.map((group) => (
          <Group group={group} form={form} isOlder={(text) => standingOf(text, translated.get(text.key)) === 'older'} />
        ))}
        <button class="button" type="submit">
          Save texts
        </button>
      </form>
      <AnswersIn deps={deps} site={site} locale={locale} />
    </>,
  );
}

interface GroupProps {
  group: TextGroup;
  form: FormState;
  isOlder: (text: OwnText) => boolean;
}

function Group({ group: { category, texts }, form, isOlder }: GroupProps) {
  return (
    <fieldset>
      <legend>{category === null ? 'The site' : <bdi>{category}</bdi>}</legend>
      {texts.map((text) => (
        <TextInput text={text} form={form} isOlder={isOlder(text)} />
      ))}
    </fieldset>
  );
}

const ONE_LINE = 90;

function TextInput({ text, form, isOlder }: { text: OwnText; form: FormState; isOlder: boolean }) {
  const name = textField(text);
  const right = stillRightField(text);
  const isGap = (form.typed[name] ?? '') === '';
  const row = { form, name, label: textPlace(text.place), hint: <Original text={text} /> };
  const isLong = text.original.length > ONE_LINE || text.original.includes('\n');
  return (
    <div class={isGap ? 'text missing' : 'text'}>
      {isLong ? <AreaRow {...row} rows={3} /> : <TextRow {...row} />}
      {isOlder && (
        <p class="older">
          The original has changed since.{' '}
          <label>
            <input type="checkbox" name={right} value={TICKED} checked={form.typed[right] === TICKED} /> It still holds
          </label>
        </p>
      )}
    </div>
  );
}

function Original({ text: { key, original } }: { text: OwnText }) {
  return (
    <>
      <span class="original" dir="auto">
        {original}
      </span>
      {(key === 'within' || key === 'outside') && <> {PROMISE_PLACE} is where the time goes.</>}
    </>
  );
}

const MOST_LISTED = 100;

async function AnswersIn({ deps, site, locale }: { deps: Deps; site: SiteSettings; locale: string }) {
  const { counts, gaps } = await articleGaps(deps, site.id, locale);
  const ids = [...gaps.keys()].slice(0, MOST_LISTED);
  const { articles } = await listArticles(deps, site.id, { ids }, 1);
  return (
    <section class="card" aria-labelledby="answers-title">
      <h2 id="answers-title">Answers in {languageName(locale)}</h2>
      <p>
        <Counts of="answers" counts={counts} />
      </p>
      <ul class="translations">
        {articles.map(({ id, question }) => (
          <li>
            <a href={answerTranslationHref(id, locale)} dir="auto">
              {question}
            </a>
            <span class="gap">{gaps.get(id) === 'older' ? 'Older than the original' : 'Missing'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
