/** @jsxImportSource hono/jsx */

import { Refusal } from '../errors.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { type SavedReply, savedReplies, savedReply } from '../tickets/saved-replies.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { type Place, SavedReplyForm } from './saved-reply-form.tsx';

/** GET /admin/saved-replies */
export function savedRepliesPage(c: WebContext): Promise<Response> {
  return answerSavedReplies(c, undefined);
}

/** Answers with all saved replies that the person can use, and the form for a new one with what was wrong with it. */
export async function answerSavedReplies(c: WebContext, unfinished: Unfinished | undefined): Promise<Response> {
  const deps = c.get('deps');
  const { id: staffId } = staffIn(c);
  const [all, sites] = await Promise.all([savedReplies(deps, staffId), sitesOfStaff(deps, staffId)]);
  return answerPage(
    c,
    { title: 'Saved replies', status: unfinished ? 422 : 200 },
    <div class="saved-replies">
      <h1>Saved replies</h1>
      <p class="lead">Words for replies, put in with one click on the page of a ticket.</p>
      {sites.length === 0 ? (
        <p class="notice">You do not work for any site yet. Ask an owner of this desk to add you to one.</p>
      ) : (
        <>
          <SavedList all={all} hasSites={sites.length > 1} />
          <section>
            <h2>A new one</h2>
            <SavedReplyForm
              action="/admin/saved-replies"
              typed={unfinished?.typed ?? { shared: 'yes' }}
              faults={unfinished?.faults ?? {}}
              sites={sites}
              formToken={c.get('formToken')}
            />
          </section>
        </>
      )}
    </div>,
  );
}

function SavedList({ all, hasSites }: { all: SavedReply[]; hasSites: boolean }) {
  if (all.length === 0) {
    return <p class="lead">There are none yet. Begin with the reply that you have written most often.</p>;
  }
  return (
    <ul class="saved-list">
      {all.map(({ id, title, body, kind, isShared, siteName }) => (
        <li>
          <a href={`/admin/saved-replies/${id}`} dir="auto">
            {title}
          </a>
          <p class="facts">
            <span>{kind === 'opening' ? 'A beginning' : 'A reply'}</span>
            <span>{isShared ? 'Everybody’s' : 'Yours alone'}</span>
            {hasSites && <bdi>{siteName}</bdi>}
          </p>
          <p class="excerpt" dir="auto">
            {body}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** GET /admin/saved-replies/:saved */
export function savedReplyPage(c: WebContext): Promise<Response> {
  return answerSavedReply(c, {});
}

/** @throws Refusal `not-found` for what cannot be the number of a saved reply */
export function savedIn(c: WebContext): number {
  const id = c.req.param('saved') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new Refusal('not-found', 'There is no such saved reply of yours.');
  return Number(id);
}

/** What went wrong with a change of a saved reply. */
interface SavedTrouble {
  unfinished?: Unfinished;
  /** Set when somebody else has changed it meanwhile. */
  conflict?: string;
}

/** Answers with one saved reply to change; where somebody else changed it, with theirs beside what was typed. */
export async function answerSavedReply(c: WebContext, { unfinished, conflict }: SavedTrouble): Promise<Response> {
  const saved = await savedReply(c.get('deps'), staffIn(c).id, savedIn(c));
  const formToken = c.get('formToken');
  const action = `/admin/saved-replies/${saved.id}`;
  const site: Place = { key: '', name: saved.siteName };
  return answerPage(
    c,
    { title: saved.title, status: conflict ? 409 : unfinished ? 422 : 200 },
    <div class="saved-replies">
      <p>
        <a href="/admin/saved-replies">All saved replies</a>
      </p>
      <h1 dir="auto">{saved.title}</h1>
      {conflict && (
        <div class="notice bad" role="alert">
          <p>{conflict}</p>
          <p>It says now:</p>
          <pre dir="auto">{saved.body}</pre>
        </div>
      )}
      <SavedReplyForm
        action={action}
        typed={unfinished?.typed ?? typedOf(saved)}
        faults={unfinished?.faults ?? {}}
        sites={[site]}
        seenAt={saved.updatedAt}
        formToken={formToken}
      />
      <form method="post" action={`${action}/delete`} class="delete-form">
        <FormToken value={formToken} />
        <button class="button quiet" type="submit">
          Delete it
        </button>
      </form>
    </div>,
  );
}

function typedOf({ kind, title, body, isShared }: SavedReply): Record<string, string> {
  return { kind, title, body, ...(isShared ? { shared: 'yes' } : {}) };
}
