import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { derivedToken, hashToken } from '../ids.ts';
import { suppressMailbox } from '../mail/suppress.ts';
import { deliveryOfNotMe } from './not-me-link.ts';

const unknown = () => new Refusal('not-found', 'This link is not whole. Open it from the letter once more.');

/**
 * Which site sent the letter that somebody says was not for them.
 * @param token as the letter's link carries it
 * @throws Refusal `not-found` for a link that we did not make
 */
export async function siteOfNotMe({ db, config }: Deps, token: string): Promise<{ name: string }> {
  const id = deliveryOfNotMe(config, token);
  const site = id
    ? await db
        .selectFrom('delivery')
        .innerJoin('site', 'site.id', 'delivery.site_id')
        .select('site.name')
        .where('delivery.id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!site) throw unknown();
  return site;
}

/**
 * Takes somebody at their word that they did not ask: their mailbox gets no more automatic letters of this site, the link in that letter
 * opens nothing any more, and the ticket says so. Said twice, it is done once.
 * @throws Refusal `not-found` for a link that we did not make
 */
export async function sayNotMe({ db, config, clock }: Deps, token: string): Promise<void> {
  const id = deliveryOfNotMe(config, token);
  if (!id) throw unknown();
  const at = clock();
  await db.transaction().execute(async (trx) => {
    const delivery = await trx
      .selectFrom('delivery')
      .select(['site_id', 'ticket_id', 'recipient'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!delivery) throw unknown();
    const { site_id: siteId, ticket_id: ticketId, recipient: email } = delivery;
    await suppressMailbox(trx, { email, reason: 'not-me', siteId, staffId: null, at });
    if (ticketId === null || siteId === null) return;
    const revoked = await trx
      .updateTable('ticket_access')
      .set({ revoked_at: at })
      .where('token_hash', '=', hashToken(derivedToken(config.secret, `letter:${id}`)))
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (Number(revoked.numUpdatedRows) === 0) return;
    await trx
      .insertInto('event')
      .values({ site_id: siteId, ticket_id: ticketId, kind: 'not-me', actor: 'requester', at })
      .execute();
  });
}
