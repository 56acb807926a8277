/** @jsxImportSource hono/jsx */
import { alikeArticles } from '../articles/alike-articles.ts';
import { articleLimits } from '../articles/article-text.ts';
import { writeArticle } from '../articles/write-article.ts';
import { Refusal } from '../errors.ts';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import { categoriesOf } from '../sites/queries.ts';
import { statuses } from '../web/problems.ts';
import type { WebContext } from '../web/route.ts';
import { AnswerHead, answerHref, Preview, SaidFirst, type Telling } from './answers-edit.tsx';
import { AnswerForm } from './answers-form.tsx';
import { answerFromReply, TakenOut } from './answers-from-reply.tsx';
import { checkText, type TypedText, typedAnswer } from './answers-typed.ts';
import { AlikeAnswers, CaughtMisses, missesCaughtBy } from './answers-worth.tsx';
import { staffIn } from './desk-route.tsx';
import { answerPage } from './layout.tsx';

const NEW_HREF = '/admin/answers/new';

/** GET /admin/answers/new: an empty one, or with words of the address, or made of a reply (`?from=`, the id of its message). */
export async function newAnswerPage(c: WebContext): Promise<Response> {
  const from = c.req.query('from');
  if (from !== undefined) {
    const { site, typed } = await answerFromReply(c, from);
    return answerNew(c, { site: await siteNamed(c, site), from, typed }, {});
  }
  const words = (name: string, most: number) => (c.req.query(name) ?? '').toWellFormed().slice(0, most).trim();
  const typed: TypedText = {
    question: words('question', articleLimits.question),
    phrasings: words('phrasing', articleLimits.phrasing),
    body: '',
    context: '',
    categories: [words('category', articleLimits.question)],
    isPinned: false,
  };
  return answerNew(c, { site: await siteNamed(c, c.req.query('site')), from: '', typed }, {});
}

/** POST /admin/answers/new */
export async function writeAnswerDoor(c: WebContext): Promise<Response> {
  const { text: typed, act, site: key, from } = await typedAnswer(c);
  const site = await siteNamed(c, key);
  if (site.key !== key) throw new Refusal('not-found', 'There is no site with this key among yours.');
  if (act === 'preview') return answerNew(c, { site, from, typed }, {});
  const checked = checkText(typed);
  if (!('text' in checked) || !checked.text) {
    return answerNew(c, { site, from, typed }, { status: statuses.invalid.status, faults: checked.faults ?? {} });
  }
  const id = await writeArticle(c.get('deps'), staffIn(c).id, site.id, {
    text: checked.text,
    status: act === 'publish' ? 'published' : 'draft',
    fromMessageId: /^[1-9]\d{0,14}$/.test(from) ? Number(from) : null,
  });
  return c.redirect(`${answerHref(id)}?saved=${act === 'publish' ? 'published' : 'yes'}`, 303);
}

/** The site of a key among theirs, or their first. @throws Refusal `not-found` for staff of no site */
async function siteNamed(c: WebContext, key: string | undefined): Promise<StaffSite> {
  const sites = await sitesOfStaff(c.get('deps'), staffIn(c).id);
  const site = sites.find((one) => one.key === key) ?? sites[0];
  if (!site) throw new Refusal('not-found', 'There is no site of yours to write an answer for.');
  return site;
}

interface NewAnswer {
  site: StaffSite;
  from: string;
  typed: TypedText;
}

async function answerNew(c: WebContext, { site, from, typed }: NewAnswer, telling: Telling): Promise<Response> {
  const deps = c.get('deps');
  const reply = from === '' ? undefined : await answerFromReply(c, from);
  const isFirst = c.req.method === 'GET';
  const offered = (isFirst ? reply?.offered : undefined) ?? [];
  const wordings = [typed.question, ...typed.phrasings.split('\n'), ...offered].filter((words) => words.trim() !== '');
  const [categories, alike, misses] = await Promise.all([
    categoriesOf(deps, site.id),
    alikeArticles(deps, site.id, wordings.slice(0, 20)),
    missesCaughtBy(deps, site.id, typed, offered),
  ]);
  return answerPage(
    c,
    { title: 'A new answer', here: 'answers', scripts: ['preview'], status: telling.status ?? 200 },
    <div class="answer">
      <AnswerHead site={site.key} title={reply ? `An answer from your reply` : 'A new answer'}>
        {reply ? (
          <a href={`/admin/tickets/${reply.reference}`}>{`Back to ${reply.reference}`}</a>
        ) : (
          <bdi>{site.name}</bdi>
        )}
      </AnswerHead>
      <SaidFirst telling={telling} />
      {reply && <TakenOut reply={reply} />}
      <div class="answer-desk">
        <AnswerForm
          href={NEW_HREF}
          typed={typed}
          faults={telling.faults ?? {}}
          categories={categories}
          status={undefined}
          seenRevision={0}
          site={site.key}
          from={from}
          offered={offered}
          formToken={c.get('formToken')}
        />
        <div>
          <AlikeAnswers alike={alike} />
          <CaughtMisses caught={misses} />
          <Preview typed={typed} />
        </div>
      </div>
    </div>,
  );
}
