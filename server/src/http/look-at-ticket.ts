import type { NewTicket } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { isUnderBurst } from '../tickets/burst.ts';
import { makeChallenge, takeSolution } from '../tickets/challenge.ts';
import { type HeldFor, spamSigns } from '../tickets/spam-signs.ts';
import { formOpenAt } from '../visits/queries.ts';
import type { WebContext } from '../web/route.ts';
import { countChallenge } from './challenge-counts.ts';

/** How a ticket came: by a call of the API, or from the form of our own page, which no script sends. */
export type Way =
  | { by: 'call' }
  /** `openedAt` is when we gave that form out; null where it does not say so with our signature. */
  | { by: 'form'; openedAt: Date | null };

export interface Looked {
  heldFor: HeldFor[];
  /** Whether it may come in only with a challenge solved, and none was. */
  isUnsolved: boolean;
}

interface LookedAt {
  site: { id: number; allowed_origins: string[] };
  ticket: NewTicket;
  isProven: boolean;
  way: Way;
}

/**
 * Looks whether a ticket is like spam, and whether its site is under a burst. Where that cannot be known a person looks: nothing is
 * lost for it.
 */
export async function lookAtTicket(c: WebContext, looked: LookedAt): Promise<Looked> {
  const deps = c.get('deps');
  const { ticket, isProven, way } = looked;
  try {
    const signs = spamSigns(ticket, {
      isProven,
      openForMs: openForMs(await openedAt(deps, looked), deps.clock()),
      isFromNowhere: isFromNowhere(c, looked),
      isFormless: way.by === 'form' && way.openedAt === null,
    });
    // Counted even of those who need no proof: a burst is a burst.
    if (!(await isUnderBurst(deps, looked.site.id)) || isProven) return { heldFor: signs, isUnsolved: false };
    if (way.by === 'form') return { heldFor: [...signs, 'burst'], isUnsolved: false };
    return { heldFor: signs, isUnsolved: !(await isSolved(c, ticket.site)) };
  } catch (fault) {
    deps.log.warn(
      { kind: fault instanceof Error ? fault.name : typeof fault },
      'a ticket is held: it could not be looked at',
    );
    return { heldFor: ['unchecked'], isUnsolved: false };
  }
}

/** Only what our own clock has seen counts, never what the sender says alone. */
function openedAt(deps: Deps, { site, ticket, way }: LookedAt): Promise<Date | null> | Date | null {
  if (way.by === 'form') return way.openedAt;
  return ticket.visit ? formOpenAt(deps, site.id, ticket.visit) : null;
}

function openForMs(at: Date | null, now: Date): number | null {
  return at && now.getTime() - at.getTime();
}

/** A browser says of every page's post where it comes from. */
function isFromNowhere(c: WebContext, { site, way }: LookedAt): boolean {
  return way.by === 'call' && site.allowed_origins.length > 0 && c.req.header('Origin') === undefined;
}

async function isSolved(c: WebContext, siteKey: string): Promise<boolean> {
  const solution = c.req.header('Challenge-Solution');
  if (solution === undefined) return false;
  const isTaken = await takeSolution(c.get('deps'), siteKey, solution);
  countChallenge(c.get('deps'), isTaken ? 'solved' : 'wrong');
  return isTaken;
}

/** Says what has to be solved before the same request comes again. */
export async function challengeRequired(deps: Deps, siteKey: string): Promise<Refusal> {
  countChallenge(deps, 'asked');
  return new Refusal(
    'challenge-required',
    'Very many requests come to this site just now. Solve the challenge, then send the same request again with its solution.',
    { challenge: await makeChallenge(deps, siteKey) },
  );
}
