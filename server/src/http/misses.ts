import { Refusal } from '../errors.ts';
import { addressBlock } from '../web/client-address.ts';
import { drawFrom, refuseIfSpent } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';

const EVERYONE = 'everyone';

/**
 * Looks something up by reference. Guessing costs: every miss draws from a budget, and who has spent it is not served at all.
 * While all the world together misses too often, one miss is enough.
 */
export async function countMisses<Found>(c: WebContext, look: () => Promise<Found>): Promise<Found> {
  const block = addressBlock(c.get('clientAddress'));
  const misses = await refuseIfSpent(c, 'misses', block);
  if (misses > 0) await refuseIfSpent(c, 'all-misses', EVERYONE);
  try {
    return await look();
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'not-found') {
      await drawFrom(c, 'misses', block);
      await drawFrom(c, 'all-misses', EVERYONE);
    }
    throw fault;
  }
}
