import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { toldOnTicket } from './delivery-alerts.ts';
import { isLetterOf } from './letter-scope.ts';

/** Held back for a reason that passes, or that an owner may judge. The policy looks again before it leaves. */
const RELEASABLE = ['site-breaker', 'staff-budget', 'dropped', 'suppressed-by-owner', 'suppressed-bounced'];
const MOST_AT_ONCE = 1_000;

/** Whether an owner can have this letter tried again. */
export function canSendAgain({ status, reason }: { status: string; reason: string | null }): boolean {
  return (
    status === 'failed' || status === 'maybe-sent' || (status === 'suppressed' && RELEASABLE.includes(reason ?? ''))
  );
}

/**
 * Makes a letter due once more, as the same delivery: one that may have arrived keeps its words and its key, so that a provider that still
 * knows it does not send it twice.
 * @throws Refusal `not-found` where there is none on a site of theirs; `conflict` where it needs no other try
 */
export async function sendAgain(deps: Deps, staffId: string, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const delivery = await trx
      .selectFrom('delivery')
      .select(['id', 'status', 'reason'])
      .where('id', '=', id)
      .where(isLetterOf(staffId))
      .forUpdate()
      .executeTakeFirst();
    if (!delivery) throw new Refusal('not-found', 'There is no such letter on a site of yours.');
    if (!canSendAgain(delivery)) throw new Refusal('conflict', 'This letter is not one to be sent again.');
    await trx.updateTable('delivery').set(dueAnew(deps)).where('id', '=', id).execute();
  });
}

/** The same for every letter that failed on its way, at most a thousand. @returns how many */
export async function sendAllAgain(deps: Deps, staffId: string): Promise<number> {
  const { numUpdatedRows } = await deps.db
    .updateTable('delivery')
    .set(dueAnew(deps))
    .where('id', 'in', (from) =>
      from
        .selectFrom('delivery')
        .select('id')
        .where(isLetterOf(staffId))
        .where('status', '=', 'failed')
        .where((either) => either.or([either('reason', 'is', null), either('reason', 'not in', toldOnTicket)]))
        .orderBy('created_at')
        .limit(MOST_AT_ONCE),
    )
    .where('status', '=', 'failed')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function dueAnew({ clock }: Deps) {
  return {
    status: 'due' as const,
    reason: null,
    provider_answer: null,
    attempts: 0,
    unsure_tries: 0,
    unsure_since: null,
    tried_since: null,
    leased_until: null,
    due_at: clock(),
  };
}
