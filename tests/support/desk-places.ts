import { checkImport } from '@helpslip/server/articles/check-import.ts';
import { keepAttachment } from '@helpslip/server/attachments/keep-attachment.ts';
import { addSavedReply } from '@helpslip/server/tickets/saved-replies.ts';
import { parseReference } from '@helpslip/shared/reference';
import type { Helpslip } from './helpslip.ts';
import { waitingMail } from './inbound.ts';

interface PlacesOf {
  /** The key of the site, with one of its categories and a field of that. */
  site: { key: string; category: string; field: string };
  ownerId: string;
  personId: string;
  /** Of a ticket of this site, of which a letter was planned. */
  reference: string;
  /** Stands in what is made for the walk. */
  words: string;
}

/** What a page cannot be shown without. */
const QUERIES: Record<string, string> = { '/admin/insights/phrasing': '?words=bill' };

export interface DeskPlaces {
  /** The path of a route with the ids of what really exists: only who asks can be the reason for a refusal. */
  at(path: string): string;
  /** What its page cannot be shown without. */
  queryOf(path: string): string;
}

/** Makes one of everything that a path of the desk can name, on one site. */
export async function deskPlaces(
  { deps, siteId }: Pick<Helpslip, 'deps' | 'siteId'>,
  { site, ownerId, personId, reference, words }: PlacesOf,
): Promise<DeskPlaces> {
  const { db } = deps;
  await addSavedReply(deps, ownerId, { siteId, kind: 'reply', title: words, body: words, isShared: true });
  const { id: saved } = await db.selectFrom('saved_reply').select('id').executeTakeFirstOrThrow();
  const { id } = await db.selectFrom('delivery').select('id').executeTakeFirstOrThrow();
  const article = await db.selectFrom('article').select('id').where('site_id', '=', siteId).executeTakeFirstOrThrow();
  const mail = await waitingMail({ deps, siteId }, words);
  const file = { name: 'answers.csv', bytes: Buffer.from('question,body\nWhere?,Here.\n') };
  await db
    .updateTable('site')
    .set({ locales: ['en', 'de'] })
    .where('id', '=', siteId)
    .execute();
  const real: Record<string, string> = {
    reference,
    id,
    token: 'no-such-token',
    site: site.key,
    letter: 'ticket-received',
    mail: String(mail),
    'inbound/place': await fileOfMail({ deps, siteId }, mail, words),
    event: '1',
    locale: 'de',
    person: personId,
    saved: String(saved),
    'answers/id': String(article.id),
    'answers/import': String(await checkImport(deps, ownerId, siteId, [file])),
    'insights/file': 'found-nothing.csv',
    'tickets/file': await attachedFile({ deps, siteId }, reference, words),
    'settings/category': site.category,
    'settings/field': site.field,
  };
  return {
    at: (path) =>
      path.replace(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => {
        const [, , place] = path.split('/');
        return real[`${place}/${name}`] ?? real[name] ?? `no-${name}-is-known-here`;
      }),
    queryOf: (path) => QUERIES[path] ?? '',
  };
}

/** A file that a mail holds while it waits: the first of its files. */
async function fileOfMail(house: Pick<Helpslip, 'deps' | 'siteId'>, mailId: number, words: string): Promise<string> {
  const row = { mail_id: mailId, place: 0, fate: 'kept', reason: null } as const;
  const attachment_id = await keptFile(house, 'a-file-of-a-mail', words);
  await house.deps.db
    .insertInto('inbound_file')
    .values({ ...row, attachment_id })
    .execute();
  return '0';
}

/** A file that goes along with the first message of a ticket. */
async function attachedFile(
  house: Pick<Helpslip, 'deps' | 'siteId'>,
  reference: string,
  words: string,
): Promise<string> {
  const id = await keptFile(house, 'a-file-of-the-walk', words);
  const message = house.deps.db
    .selectFrom('message')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .select('message.id')
    .where('reference', '=', parseReference(reference) ?? '')
    .limit(1);
  await house.deps.db.updateTable('attachment').set({ message_id: message }).where('id', '=', id).execute();
  return id;
}

async function keptFile(
  { deps, siteId }: Pick<Helpslip, 'deps' | 'siteId'>,
  idempotencyKey: string,
  words: string,
): Promise<string> {
  const upload = { siteId, idempotencyKey, name: `${words}.txt`, body: new Response(words).body };
  return (await keepAttachment(deps, upload)).id;
}
