import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { isLetterOf } from './letter-scope.ts';

/**
 * Lets a letter be: it is not tried any more.
 * @throws Refusal `not-found` where there is none on a site of theirs; `conflict` where it has gone out, or is just being handed over
 */
export async function dropDelivery({ db, clock }: Deps, staffId: string, id: string): Promise<void> {
  const now = clock();
  const mine = db.selectFrom('delivery').select('id').where('id', '=', id).where(isLetterOf(staffId));
  const dropped = await db
    .updateTable('delivery')
    .set({ status: 'suppressed', reason: 'dropped', composed: null, leased_until: null })
    .where('id', 'in', mine)
    .where('status', 'in', ['due', 'failed', 'maybe-sent'])
    .where((either) => either.or([either('leased_until', 'is', null), either('leased_until', '<', now)]))
    .executeTakeFirst();
  if (Number(dropped.numUpdatedRows) > 0) return;
  if (!(await mine.executeTakeFirst())) throw new Refusal('not-found', 'There is no such letter on a site of yours.');
  throw new Refusal('conflict', 'This letter is out already, or on its way this very moment. Look again in a minute.');
}
