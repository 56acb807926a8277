import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { planStaffLetter } from './plan-staff-letter.ts';
import { ownSites } from './suppressions.ts';

interface Owner {
  id: string;
  email: string;
  name: string;
}

/**
 * Sends an owner a letter, by which they see whether letters leave and arrive.
 * @throws Refusal `not-found` for an owner without a site
 */
export async function planTestLetter(deps: Deps, { id, email, name }: Owner): Promise<void> {
  const [site] = await ownSites(deps, id);
  if (!site) throw new Refusal('not-found', 'There is no site of yours in whose name a letter could go out.');
  await deps.db.transaction().execute((trx) =>
    planStaffLetter(deps, trx, {
      letter: 'test-letter',
      siteId: site.id,
      to: { email, name, staffId: id },
      by: null,
    }),
  );
}
