/** @jsxImportSource hono/jsx */
import { articleLimits } from '../articles/article-text.ts';
import type { DeskArticle } from '../articles/desk-queries.ts';
import { blocksFromMarkdown } from '../articles/markdown.ts';
import { removeArticleTranslation, saveArticleTranslation } from '../articles/save-article-translation.ts';
import { articleTranslation } from '../articles/translations.ts';
import { Refusal } from '../errors.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { Blocks } from '../web/blocks.tsx';
import { formFields } from '../web/form.ts';
import { statuses } from '../web/problems.ts';
import type { WebContext } from '../web/route.ts';
import { AnswerHead, answerHref, articleIn, SaidFirst, type Telling } from './answers-edit.tsx';
import { checkText, typedOf } from './answers-typed.ts';
import { staffIn } from './desk-route.tsx';
import { FaultOrHint } from './field.tsx';
import { languageName } from './language-name.ts';
import { answerPage, FormToken } from './layout.tsx';

export const answerTranslationHref = (id: number, locale: string) => `${answerHref(id)}/in/${locale}`;

/** The answer and the language that an address names. @throws Refusal `not-found`, also for a language that its site does not offer */
async function placeIn(c: WebContext): Promise<{ article: DeskArticle; locale: string }> {
  const article = await articleIn(c);
  const sites = await sitesOfStaff(c.get('deps'), staffIn(c).id);
  const [, ...others] = sites.find(({ id }) => id === article.siteId)?.locales ?? [];
  const locale = others.find((one) => one === c.req.param('locale'));
  if (!locale) throw new Refusal('not-found', 'The site of this answer does not offer this language.');
  return { article, locale };
}

/** GET /admin/answers/:id/in/:locale */
export async function answerTranslationPage(c: WebContext): Promise<Response> {
  return answerTranslating(c, {});
}

/** POST to the same address: saves the translation, or takes it away. What cannot be saved stays as typed. */
export async function saveAnswerTranslationDoor(c: WebContext): Promise<Response> {
  const { article, locale } = await placeIn(c);
  const fields = await formFields(c);
  const text = (name: string) => fields.get(name) ?? '';
  const seen = text('seen');
  const act = text('do');
  if (!/^\d{1,9}$/.test(seen) || (act !== 'save' && act !== 'remove'))
    throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  const typed = {
    ...typedOf(article.text),
    question: text('question'),
    phrasings: text('phrasings'),
    body: text('body'),
  };
  const atWork = { articleId: article.id, locale, seenRevision: Number(seen) };
  try {
    if (act === 'remove') await removeArticleTranslation(c.get('deps'), staffIn(c).id, atWork);
    else {
      const { text: checked, faults } = { text: undefined, faults: {}, ...checkText(typed) };
      if (!checked) return answerTranslating(c, { status: 422, typed, faults }, Number(seen));
      const { question, phrasings, body } = checked;
      await saveArticleTranslation(c.get('deps'), staffIn(c).id, atWork, { question, phrasings, body });
    }
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'conflict') throw thrown;
    const notice = `${thrown.message} Saving again puts yours in its place.`;
    return answerTranslating(c, { status: statuses.conflict.status, typed, notice });
  }
  return c.redirect(`${answerTranslationHref(article.id, locale)}?saved=yes`, 303);
}

/** @param seenRevision which state the form goes on from; left out, the one that is there now */
async function answerTranslating(c: WebContext, telling: Telling, seenRevision?: number): Promise<Response> {
  const { article, locale } = await placeIn(c);
  const said = await articleTranslation(c.get('deps'), article.id, locale);
  const name = languageName(locale);
  const typed = telling.typed ?? {
    question: said?.question ?? '',
    phrasings: said?.phrasings.join('\n') ?? '',
    body: said?.body ?? '',
  };
  return answerPage(
    c,
    { title: `${article.text.question} in ${name}`, here: 'answers', status: telling.status ?? 200 },
    <div class="answer">
      <AnswerHead site={article.siteKey} title={article.text.question}>
        <span>In {name}</span>
        <a href={answerHref(article.id)}>The original</a>
      </AnswerHead>
      <SaidFirst telling={telling} saved={c.req.query('saved')} />
      {said?.isOlder && (
        <p class="notice">
          This is older than the original, which has changed since. Saving it says that it holds again.
        </p>
      )}
      <div class="answer-desk">
        <TranslationForm
          href={answerTranslationHref(article.id, locale)}
          typed={typed}
          faults={telling.faults ?? {}}
          seenRevision={seenRevision ?? said?.revision ?? 0}
          isThere={said !== null}
          formToken={c.get('formToken')}
        />
        <Original article={article} />
      </div>
    </div>,
  );
}

interface FormProps {
  href: string;
  typed: { question: string; phrasings: string; body: string };
  faults: NonNullable<Telling['faults']>;
  seenRevision: number;
  isThere: boolean;
  formToken: string | undefined;
}

function TranslationForm({ href, typed, faults, seenRevision, isThere, formToken }: FormProps) {
  const told = (name: 'question' | 'body' | 'phrasings') => ({
    id: name,
    name,
    dir: 'auto' as const,
    'aria-invalid': faults[name] ? ('true' as const) : undefined,
    'aria-describedby': faults[name] ? `${name}-fault` : undefined,
  });
  return (
    <form method="post" action={href} class="answer-form">
      <FormToken value={formToken} />
      <input type="hidden" name="seen" value={String(seenRevision)} />
      <div class="field">
        <label for="question">Question</label>
        <input value={typed.question} autocomplete="off" {...told('question')} />
        <FaultOrHint name="question" fault={faults.question} />
      </div>
      <div class="field">
        <label for="body">Answer</label>
        <textarea rows={14} {...told('body')}>
          {typed.body}
        </textarea>
        <FaultOrHint name="body" fault={faults.body} />
      </div>
      <div class="field">
        <label for="phrasings">Other ways in which people ask</label>
        <textarea rows={4} {...told('phrasings')}>
          {typed.phrasings}
        </textarea>
        <FaultOrHint
          name="phrasings"
          fault={faults.phrasings}
          hint={`In this language, one a line, up to ${articleLimits.phrasings}.`}
        />
      </div>
      <div class="buttons">
        <button class="button" type="submit" name="do" value="save">
          Save
        </button>
        {isThere && (
          <button class="button quiet" type="submit" name="do" value="remove">
            Take this translation away
          </button>
        )}
      </div>
    </form>
  );
}

function Original({ article: { text } }: { article: DeskArticle }) {
  return (
    <section class="preview" aria-labelledby="original-title">
      <h2 id="original-title">The original</h2>
      <div class="preview-card">
        <p class="question" dir="auto">
          {text.question}
        </p>
        <Blocks blocks={blocksFromMarkdown(text.body)} />
      </div>
    </section>
  );
}
