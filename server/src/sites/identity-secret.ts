import { createHmac } from 'node:crypto';
import type { NewTicket } from '@helpslip/shared/contract';
import type { Kysely } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { isSameDigest, randomToken } from '../ids.ts';
import type { Reception } from './queries.ts';
import { lockSettings, markOf, refuseOvertaken } from './site-settings.ts';

/** How long the secret before still vouches, where its owner lets it. */
export const HANDOVER_HOURS = 24;

/** What an owner may know of a site's identity secret. It is shown when it is made, and never again. */
export interface IdentityStanding {
  /** Null while nobody has seen one. */
  madeAt: Date | null;
  /** Until when the one before still vouches; null where it does not. */
  beforeUntil: Date | null;
}

/** @param siteId of a site that was read in the scope of its owner */
export async function identityStanding(db: Kysely<Database>, siteId: number): Promise<IdentityStanding> {
  const site = await db
    .selectFrom('site')
    .select(['identity_made_at', 'identity_before_until'])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  return { madeAt: site.identity_made_at, beforeUntil: site.identity_before_until };
}

/** A mark of the secret that a form was made beside. */
export const identityMark = ({ madeAt }: IdentityStanding): string => markOf(madeAt?.toISOString() ?? null);

export interface NewSecret {
  siteId: number;
  seen: string;
  /** Whether the secret until now goes on vouching for a while, so that no visitor is refused meanwhile. */
  hasHandover: boolean;
}

/**
 * Makes a new identity secret for a site.
 * @param seen the mark of the secret that the form was made beside
 * @returns the secret, which is not told again
 * @throws Refusal `not-found`, and `conflict` where somebody else has made one since
 */
export function makeIdentitySecret(
  { db, clock }: Deps,
  staffId: string,
  { siteId, seen, hasHandover }: NewSecret,
): Promise<string> {
  const at = clock();
  const secret = randomToken();
  return db.transaction().execute(async (trx) => {
    await lockSettings(trx, staffId, siteId);
    const before = await identityStanding(trx, siteId);
    refuseOvertaken(seen, before.madeAt?.toISOString() ?? null);
    // Nobody signs with a secret that nobody has seen.
    const isHandedOver = hasHandover && before.madeAt !== null;
    await trx
      .updateTable('site')
      .set(({ ref }) => ({
        identity_secret_before: isHandedOver ? ref('identity_secret') : null,
        identity_before_until: isHandedOver ? new Date(at.getTime() + HANDOVER_HOURS * 3_600_000) : null,
        identity_secret: secret,
        identity_made_at: at,
        updated_at: at,
      }))
      .where('id', '=', siteId)
      .execute();
    const detail = before.madeAt ? { earlier: isHandedOver ? `works for ${HANDOVER_HOURS} hours` : 'ended' } : {};
    await recordAudit(trx, { siteId, staffId, action: 'identity-secret-made', detail }, at);
    return secret;
  });
}

/** Whether an address was signed with the secret of its site, or with the one before while that still vouches. */
export function isSignedBy(
  site: Reception['site'],
  { email, signature }: NonNullable<NewTicket['identity']>,
  now: Date,
): boolean {
  const { identity_secret, identity_secret_before: before, identity_before_until: until } = site;
  const secrets = [identity_secret, ...(before && until && until > now ? [before] : [])];
  return secrets.some((secret) => isSameDigest(createHmac('sha256', secret).update(email).digest('hex'), signature));
}
