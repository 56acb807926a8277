import type { Selectable } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingLetter } from '../mail/mailer.ts';
import { accountFacts } from './account-facts.ts';
import { envelopeOf } from './envelope.ts';
import { isTrueNoMore } from './is-true-no-more.ts';
import { letterWords } from './letter-words.ts';
import {
  accountLetters,
  isRequesterLetter,
  isStaffLetter,
  requesterLetters,
  staffLetters,
} from './letters/all-letters.ts';
import type { Draft, LetterHead } from './letters/letter.ts';
import { letterLanguage } from './letters/texts/languages.ts';
import { writeLetter } from './letters/write-letter.ts';
import { requesterFacts } from './requester-facts.ts';
import { staffFacts } from './staff-facts.ts';
import { eventOfLetter, type LetterTicket, ticketOfLetter } from './ticket-of-letter.ts';

type Delivery = Selectable<Database['delivery']>;

interface Composition {
  head: LetterHead;
  draft: Draft;
  /** What the letter is about; null for one about somebody's place at the desk. */
  ticket: LetterTicket | null;
}

/**
 * Writes a delivery's letter from its ticket as it stands now.
 * @returns null where what it would say is true no more, such as that nobody has replied: it must not go out then
 */
export async function composeLetter(deps: Deps, delivery: Delivery): Promise<OutgoingLetter | null> {
  const composition = await compositionOf(deps, delivery);
  if (!composition) return null;
  const { head, draft, ticket } = composition;
  const { subject, text, html } = await writeLetter(head, draft);
  const envelope = await envelopeOf(deps, delivery, { siteName: head.siteName, reference: ticket?.reference ?? null });
  return { id: delivery.id, to: delivery.recipient, subject, text, html, ...envelope };
}

async function compositionOf(deps: Deps, delivery: Delivery): Promise<Composition | null> {
  const { letter } = delivery;
  if (!isRequesterLetter(letter) && !isStaffLetter(letter)) {
    const facts = await accountFacts(deps, { ...delivery, letter });
    return { head: facts, draft: accountLetters[letter](facts), ticket: null };
  }
  const [ticket, event] = await Promise.all([ticketOfLetter(deps, delivery), eventOfLetter(deps, delivery)]);
  if (isTrueNoMore(delivery, ticket)) return null;
  if (isRequesterLetter(letter)) {
    const facts = await requesterFacts(deps, { delivery, ticket, event });
    const words = await letterWords(deps, ticket.site_id, letter, letterLanguage(facts.locale));
    return { head: facts, draft: requesterLetters[letter](facts, words), ticket };
  }
  const name = await staffName(deps, delivery);
  const facts = staffFacts(deps, { name, ticket, event });
  const words = await letterWords(deps, ticket.site_id, letter, letterLanguage(facts.locale));
  return { head: facts, draft: staffLetters[letter](facts, words), ticket };
}

async function staffName({ db }: Deps, { staff_id }: Delivery): Promise<string> {
  const row = await db.selectFrom('staff').select('name').where('id', '=', staff_id).executeTakeFirstOrThrow();
  return row.name;
}
