import { type FollowUpAnswer, followUpAnswerSchema } from '@helpslip/shared/contract';
import { answerFollowUp } from '../tickets/answer-follow-up.ts';
import { proveRequester } from '../tickets/prove-requester.ts';
import { ticketWithAccess } from '../tickets/queries.ts';
import { readJson } from '../web/body.ts';
import type { Route, WebContext } from '../web/route.ts';
import { countMisses } from './misses.ts';
import { bearerToken, knownReference } from './tickets.ts';

const policy = { audience: 'everyone', isCrossOrigin: true, limit: 'messages' } as const;

/** What the buttons post to which the follow-up letter leads. */
export const followUpRoutes: Route[] = [
  { method: 'POST', path: '/api/v1/tickets/:reference/solved', policy, answer: (c) => postAnswer(c, 'solved') },
  { method: 'POST', path: '/api/v1/tickets/:reference/came-back', policy, answer: (c) => postAnswer(c, 'came-back') },
];

async function postAnswer(c: WebContext, answer: FollowUpAnswer): Promise<Response> {
  await readJson(c, followUpAnswerSchema);
  return countMisses(c, async () => {
    const deps = c.get('deps');
    const { id, isByMail } = await ticketWithAccess(deps, knownReference(c), bearerToken(c) ?? '');
    if (isByMail) await proveRequester(deps.db, id, deps.clock());
    return c.json(await answerFollowUp(deps, id, answer));
  });
}
