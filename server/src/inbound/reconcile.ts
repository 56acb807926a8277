import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { type ListedMail, openMailroom } from '../mail/received-mail.ts';

export const RECONCILE_PAGES = 10;
const RECONCILER_LOCK = 0x48535232;
/** The first look ever, and how much each later one overlaps with the one before. */
const FIRST_LOOK_BACK_MS = 3 * 86_400_000;
const OVERLAP_MS = 3_600_000;

/**
 * Looks through the provider's list of received mails for those that no webhook told of, newest first and back to where the last look began.
 * A look of many pages goes on at the next turn. Whatever is found twice is worked once.
 * @returns how many pages were read; fewer than `RECONCILE_PAGES` means that the look is complete or could not go on
 */
export async function reconcileReceived(deps: Deps): Promise<number> {
  const mailroom = deps.config.inbound ? openMailroom(deps.config) : null;
  if (!mailroom) return 0;
  return deps.db.connection().execute(async (own) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_lock(${RECONCILER_LOCK}) as free`.execute(own);
    if (!rows[0]?.free) return 0;
    try {
      let pages = 0;
      for (let isMore = true; isMore && pages < RECONCILE_PAGES; pages++) {
        const sweep = await sweepAt(deps, own);
        const found = await mailroom.listMails(sweep.cursor);
        if (found.kind !== 'answer') {
          deps.log.warn({ reason: found.reason }, 'the list of received mails could not be read');
          // The provider may have forgotten the mail after which to read on: the next turn begins anew.
          if (found.kind === 'refused')
            await own.updateTable('inbound_sweep').set({ began_at: null, cursor: null }).execute();
          return 0;
        }
        isMore = await takeIn(deps, own, sweep, found.answer);
      }
      return pages;
    } finally {
      await sql`select pg_advisory_unlock(${RECONCILER_LOCK})`.execute(own);
    }
  });
}

interface Sweep {
  lookedBackTo: Date;
  beganAt: Date;
  cursor: string | null;
}

async function sweepAt({ clock }: Deps, own: Kysely<Database>): Promise<Sweep> {
  const now = clock();
  const row = await own.selectFrom('inbound_sweep').selectAll().executeTakeFirst();
  if (row?.began_at) return { lookedBackTo: row.looked_back_to, beganAt: row.began_at, cursor: row.cursor };
  const lookedBackTo = row?.looked_back_to ?? new Date(now.getTime() - FIRST_LOOK_BACK_MS);
  return { lookedBackTo, beganAt: now, cursor: null };
}

/** @returns whether there is more to look through */
async function takeIn(
  { clock }: Deps,
  own: Kysely<Database>,
  { lookedBackTo, beganAt, cursor }: Sweep,
  { mails, hasMore }: { mails: ListedMail[]; hasMore: boolean },
): Promise<boolean> {
  const horizon = lookedBackTo.getTime() - OVERLAP_MS;
  const recent = mails.filter(({ created_at }) => !(new Date(created_at).getTime() < horizon));
  await keepUnheard(own, recent, clock());
  const last = mails.at(-1)?.id ?? cursor;
  const isMore = hasMore && recent.length === mails.length && last !== cursor;
  const sweep = isMore
    ? { looked_back_to: lookedBackTo, began_at: beganAt, cursor: last }
    : { looked_back_to: beganAt, began_at: null, cursor: null };
  await own
    .insertInto('inbound_sweep')
    .values(sweep)
    .onConflict((conflict) => conflict.column('is_only').doUpdateSet(sweep))
    .execute();
  return isMore;
}

/** Makes an event, as the webhook would have brought it, for each mail that none is known of. */
async function keepUnheard(own: Kysely<Database>, mails: ListedMail[], at: Date): Promise<void> {
  const ids = mails.map(({ id }) => id);
  if (ids.length === 0) return;
  await sql`
    insert into inbound_event (key, kind, email_id, payload, due_at, received_at)
    select 'listed:' || id, 'email.received', id, '{"from": "the list of received mails"}', ${at}, ${at}
    from unnest(${ids}::uuid[]) as listed (id)
    where not exists (select from inbound_event where email_id = listed.id)
      and not exists (select from inbound_mail where provider_id = listed.id)
    on conflict (key) do nothing`.execute(own);
}
