import { limits } from '@helpslip/shared/limits';
import { filledLine, filledLines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { addSavedReply, changeSavedReply, deleteSavedReply } from '../tickets/saved-replies.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { placesFault } from './reply-words.ts';
import { answerSavedReplies, answerSavedReply, savedIn } from './saved-replies.tsx';
import { seen, unreadable } from './ticket-work.ts';

const LONGEST_TITLE = 100;
const LONGEST_BODY = 5_000;

const words = {
  title: filledLine(LONGEST_TITLE),
  body: v.pipe(
    filledLines(LONGEST_BODY),
    v.rawCheck(({ dataset, addIssue }) => {
      const fault = dataset.typed ? placesFault(dataset.value) : null;
      if (fault) addIssue({ message: fault });
    }),
  ),
  kind: v.picklist(['reply', 'opening']),
  shared: v.optional(v.literal('yes')),
};
const newSchema = v.strictObject({ ...words, site: v.pipe(v.string(), v.maxLength(limits.siteKey)) });
const changeSchema = v.strictObject({ ...words, seen });

/** POST /admin/saved-replies */
export async function addSavedReplyDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, newSchema);
  if (!values) {
    if (!unfinished.faults.title && !unfinished.faults.body) throw unreadable();
    return answerSavedReplies(c, unfinished);
  }
  const deps = c.get('deps');
  const { id: staffId } = staffIn(c);
  const site = (await sitesOfStaff(deps, staffId)).find(({ key }) => key === values.site);
  if (!site) throw new Refusal('not-found', 'There is no site with this key among yours.');
  const { title, body, kind, shared } = values;
  await addSavedReply(deps, staffId, { siteId: site.id, title, body, kind, isShared: shared === 'yes' });
  return c.redirect('/admin/saved-replies', 303);
}

/** POST /admin/saved-replies/:saved */
export async function changeSavedReplyDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, changeSchema);
  if (!values) {
    if (!unfinished.faults.title && !unfinished.faults.body) throw unreadable();
    return answerSavedReply(c, { unfinished });
  }
  const { title, body, kind, shared, seen: seenAt } = values;
  const changes = { title, body, kind, isShared: shared === 'yes' };
  try {
    await changeSavedReply(c.get('deps'), staffIn(c).id, savedIn(c), changes, seenAt);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'conflict') throw thrown;
    const typed = { title, body, kind, ...(shared ? { shared } : {}) };
    return answerSavedReply(c, { conflict: thrown.message, unfinished: { typed, faults: {} } });
  }
  return c.redirect('/admin/saved-replies', 303);
}

/** POST /admin/saved-replies/:saved/delete */
export async function deleteSavedReplyDoor(c: WebContext): Promise<Response> {
  await readForm(c, v.strictObject({}));
  await deleteSavedReply(c.get('deps'), staffIn(c).id, savedIn(c));
  return c.redirect('/admin/saved-replies', 303);
}
