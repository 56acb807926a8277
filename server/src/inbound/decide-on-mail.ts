import { limits } from '@helpslip/shared/limits';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { promiseOf } from '../promises/promise.ts';
import { receptionOf } from '../sites/queries.ts';
import { markMailed } from '../tickets/mark-mailed.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { deskMail, type Reader } from './desk-queries.ts';
import { type KeptMail, mailKey } from './kept-mail.ts';
import { releaseFiles, takeFilesAlong } from './waiting-files.ts';
import { wantAgain } from './wanted-file.ts';
import { bodyOf, wordsOf } from './words-of-mail.ts';
import { dueAnew } from './work-due.ts';

const decided = () => new Refusal('conflict', 'Somebody has already decided on this mail. Look at it again.');

/**
 * Opens a ticket from a mail that belongs to none; its sender becomes the requester, and hears of it as of any ticket.
 * @param place the public keys of the site and the category
 * @returns the reference as shown
 * @throws Refusal `not-found` for a mail or a site that is not theirs; `invalid`; `conflict` when it is decided already
 */
export async function openFromMail(
  deps: Deps,
  reader: Reader,
  mailId: string,
  place: { site: string; category: string },
): Promise<string> {
  await deskMail(deps, reader, mailId);
  const { site, category } = await receptionOf(deps, place.site, place.category);
  if (!category || !(await worksFor(deps, reader.id, site.id))) {
    throw new Refusal('invalid', 'Choose a site of yours and one of its categories.');
  }
  return deps.db.transaction().execute(async (trx) => {
    const mail = await waitingMail(trx, mailId);
    if (mail.sender === null) throw new Refusal('invalid', 'This mail does not say in a readable way who wrote it.');
    const words = wordsOf(mail);
    const { reference } = await openTicket(
      { ...deps, db: trx },
      {
        siteId: site.id,
        categoryId: category.id,
        ticket: {
          site: place.site,
          category: place.category,
          subject: mail.subject || 'Without a subject',
          message: bodyOf(words.said || words.folded) || 'Without words',
          requester: { email: mail.sender, ...(mail.sender_name ? { name: nameOf(mail.sender_name) } : {}) },
          fields: {},
          context: {},
        },
        idempotencyKey: mailKey(mail),
        promise: category.thanks === null ? promiseOf(site, category, deps.clock()) : null,
        isProven: mail.verdict === 'proven',
      },
    );
    const { ticketId, messageId } = await markMailed(trx, reference, words.said ? words.folded || null : null);
    await trx
      .updateTable('inbound_mail')
      .set({
        fate: 'opened',
        site_id: site.id,
        ticket_id: ticketId,
        message_id: messageId,
        staff_id: reader.id,
        settled_at: deps.clock(),
      })
      .where('id', '=', mail.id)
      .execute();
    if (category.takes_files) await takeFilesAlong(trx, mail, { siteId: site.id, messageId, at: deps.clock() });
    else await releaseFiles(trx, mail, 'no-files-here');
    return reference;
  });
}

/** @throws Refusal `not-found`, `conflict` */
export async function setMailAside(deps: Deps, reader: Reader, mailId: string): Promise<void> {
  await deskMail(deps, reader, mailId);
  await deps.db.transaction().execute(async (trx) => {
    const mail = await waitingMail(trx, mailId);
    await trx
      .updateTable('inbound_mail')
      .set({ fate: 'set-aside', staff_id: reader.id, settled_at: deps.clock() })
      .where('id', '=', mail.id)
      .execute();
    await releaseFiles(trx, mail, 'set-aside');
  });
}

/** Has an event that could not be worked tried once more from the beginning. @throws Refusal `not-found`, `conflict` */
export async function tryAgain({ db, clock }: Deps, eventId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const tried = /^[1-9]\d{0,14}$/.test(eventId)
      ? await trx
          .updateTable('inbound_event')
          .set(dueAnew(clock()))
          .where('id', '=', Number(eventId))
          .where('status', '=', 'failed')
          .returning('key')
          .executeTakeFirst()
      : undefined;
    if (!tried) throw new Refusal('not-found', 'There is nothing like this to try again. Look at the list once more.');
    await wantAgain(trx, tried.key);
  });
}

async function waitingMail(trx: Transaction<Database>, mailId: string): Promise<KeptMail> {
  const mail = await trx
    .selectFrom('inbound_mail')
    .selectAll()
    .where('id', '=', Number(mailId))
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (mail.fate !== 'quarantined') throw decided();
  return mail;
}

async function worksFor({ db }: Deps, staffId: string, siteId: number): Promise<boolean> {
  const found = await db
    .selectFrom('site_staff')
    .select('site_id')
    .where('site_id', '=', siteId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return found !== undefined;
}

const nameOf = (name: string) => [...name].slice(0, limits.name).join('');
