import type { NewTicket, TicketReceipt } from '@helpslip/shared/contract';
import { feedbackIn } from '@helpslip/shared/feedback';
import { parseReference } from '@helpslip/shared/reference';
import { firstMessageOf, sayWithAttachments } from '../attachments/claim-attachments.ts';
import { type Fault, Refusal } from '../errors.ts';
import { promiseOf } from '../promises/promise.ts';
import { isSignedBy } from '../sites/identity-secret.ts';
import { type Reception, receptionOf } from '../sites/queries.ts';
import { earlierReceipt, openTicket } from '../tickets/open-ticket.ts';
import { refuseStrangeOrigin } from '../web/allowed-origin.ts';
import { fieldFaults } from '../web/field-faults.ts';
import type { WebContext } from '../web/route.ts';
import { challengeRequired, lookAtTicket, type Way } from './look-at-ticket.ts';

/**
 * Takes a ticket from a visitor: the API and the form of the help page both come in here.
 * @param ticket read by the schema of the contract
 * What looks like spam is taken like any other, and held for a person's look.
 * @throws Refusal `challenge-required` for a call while its site is under a burst; `not-found` for the site, `forbidden` for a page of a strange origin, `invalid` with a pointer to each fault; and
 * as `openTicket`
 */
export async function takeTicket(
  c: WebContext,
  ticket: NewTicket,
  idempotencyKey: string,
  way: Way = { by: 'call' },
): Promise<TicketReceipt> {
  const deps = c.get('deps');
  const { site, category } = await receptionOf(deps, ticket.site, ticket.category);
  refuseStrangeOrigin(c, site.allowed_origins);
  const faults = category
    ? [...fieldFaults(category.fields, ticket.fields), ...fileFaults(category.takes_files, ticket.attachments)]
    : [NO_CATEGORY];
  if (!category || faults.length > 0) {
    // The owner may have changed the form since this very request was taken.
    const earlier = await earlierReceipt(deps, site.id, idempotencyKey, ticket);
    if (earlier) return earlier;
    throw invalid(...faults);
  }
  const isProven = isVouchedFor(site, ticket, deps.clock());
  const { heldFor, isUnsolved } = await lookAtTicket(c, { site, ticket, isProven, way });
  if (isUnsolved) {
    // Its answer may have been lost, and its solution is spent: it is here all the same.
    const earlier = await earlierReceipt(deps, site.id, idempotencyKey, ticket);
    if (earlier) return earlier;
    throw await challengeRequired(deps, ticket.site);
  }
  const opening = {
    siteId: site.id,
    categoryId: category.id,
    ticket,
    idempotencyKey,
    promise: category.thanks === null ? promiseOf(site, category, deps.clock()) : null,
    feedback: feedbackIn(category.kind, ticket.fields),
    isProven,
    heldFor,
  };
  return sayWithAttachments(deps, {
    siteId: site.id,
    ids: ticket.attachments ?? [],
    say: (within) => openTicket(within, opening),
    messageOf: (trx, { reference }) => firstMessageOf(trx, parseReference(reference) ?? ''),
  });
}

/** Whether the owner's server signed the requester's address. @throws Refusal `invalid` for a signature that is not the site's */
function isVouchedFor(site: Reception['site'], { identity, requester }: NewTicket, now: Date): boolean {
  if (!identity) return false;
  if (!isSignedBy(site, identity, now)) {
    throw invalid({
      pointer: '/identity/signature',
      detail: 'Sign the e-mail address with the identity secret of this site.',
    });
  }
  return identity.email.toLowerCase() === requester.email.toLowerCase();
}

export const invalid = (...faults: Fault[]) =>
  new Refusal('invalid', 'Some of what was sent cannot be taken. See errors.', { faults });

/** What is wrong with files that go along where none may. */
export function fileFaults(takesFiles: boolean, attachments: string[] = []): Fault[] {
  if (takesFiles || attachments.length === 0) return [];
  return [{ pointer: '/attachments', detail: 'No files are taken here. Send this without them.' }];
}

const NO_CATEGORY: Fault = { pointer: '/category', detail: 'This site has no such category.' };
