import type { Selectable } from 'kysely';
import type { AccountLetter, Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { AccountFacts } from './letters/letter.ts';
import { accountToken } from './plan-staff-letter.ts';

interface AboutPlace extends Pick<Selectable<Database['delivery']>, 'site_id' | 'detail'> {
  letter: AccountLetter;
}

/** Who writes to somebody who works for no site. */
export const DESK_NAME = 'Helpslip';

/** Where the link of each letter leads, before its token. */
const PATHS: Record<AccountLetter, string> = {
  invite: '/admin/invite/',
  'password-reset': '/admin/password/',
  'password-changed': '/admin/password',
  'test-letter': '/admin',
};

/** What a letter about somebody's place at the desk can say. */
export async function accountFacts({ db, config }: Deps, delivery: AboutPlace): Promise<AccountFacts> {
  const site = await db
    .selectFrom('site')
    .select(['name', 'brand'])
    .where('id', '=', delivery.site_id)
    .executeTakeFirst();
  const { detail } = delivery;
  return {
    siteName: site?.name ?? DESK_NAME,
    brandColor: site?.brand.color,
    locale: 'en-GB',
    name: detail.name ?? null,
    agent: detail.by ?? null,
    url: `${config.baseUrl}${PATHS[delivery.letter]}${detail.seed ? accountToken(config, detail.seed) : ''}`,
  };
}
