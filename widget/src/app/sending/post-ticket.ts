import { type Api, Refused } from '../api.ts';
import { fetchChallenge } from '../parts.ts';

const MOST_CHALLENGES = 3;
const NOTICED_AFTER_MS = 1_000;

/**
 * Posts a ticket. Where the server has a challenge solved first, because very many write just now, the browser solves it by itself.
 * Rejects with `Refused`; what cannot be solved now may be tried again later.
 * @param slow is called when that takes longer than a second
 */
export async function postTicket(api: Api, body: string, key: string, slow: () => void): Promise<unknown> {
  const headers: Record<string, string> = { 'idempotency-key': key };
  for (let tries = 0; tries <= MOST_CHALLENGES; tries++) {
    try {
      return await api.post('/tickets', body, headers);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'challenge-required') throw error;
      headers['challenge-solution'] = await solved(error.challenge, slow);
    }
  }
  throw new Refused();
}

async function solved(challenge: unknown, slow: () => void): Promise<string> {
  const timer = setTimeout(slow, NOTICED_AFTER_MS);
  try {
    const solution = await (await fetchChallenge()).solve(challenge);
    if (solution) return solution;
  } catch {
    // The solver could not be had: as good as no network.
  } finally {
    clearTimeout(timer);
  }
  throw new Refused();
}
