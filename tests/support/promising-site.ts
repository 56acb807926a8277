import type { NewCategory, NewSite } from '@helpslip/server/sites/add-site.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import type { PromiseView, SiteConfig, TicketReceipt, TicketState } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { addPerson, type Person } from './cast.ts';
import { rowOf } from './conversation.ts';
import { signedIn } from './desk.ts';
import { type Helpslip, openHelpslip } from './helpslip.ts';
import { acme } from './site.ts';

/** Acme with what promises are about: open from 09:00 to 17:00 in Berlin, Monday to Friday; billing promises two hours. */
export interface PromisingSite {
  helpslip: Helpslip;
  mara: Person;
  config(): Promise<SiteConfig>;
  /** What a category promises now. */
  promise(category?: string): Promise<PromiseView | undefined>;
  state(ticket: TicketReceipt): Promise<TicketState>;
  /** A reply as the desk's form has it sent. */
  reply(ticket: TicketReceipt): Promise<void>;
  /** What was noted of a ticket's promise. */
  events(ticket: TicketReceipt): Promise<{ kind: string; detail: unknown }[]>;
  /** What the desk says of a ticket's promise to somebody who has just signed in. */
  deskWords(ticket: TicketReceipt): Promise<string>;
}

/** The clock starts on a Wednesday at 10:00 in Berlin. */
export async function openPromisingSite(site: Partial<NewSite> = {}): Promise<PromisingSite> {
  const helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' }, site });
  const mara = await addPerson(helpslip, { name: 'Mara Agent', role: 'agent', siteIds: [helpslip.siteId] });
  const config = async () => (await helpslip.call('GET', '/api/v1/sites/acme/config')).json();
  return {
    helpslip,
    mara,
    config,
    promise: async (category = 'billing') => {
      const { categories }: SiteConfig = await config();
      return categories.find(({ key }) => key === category)?.promise;
    },
    state: async ({ reference }) => (await helpslip.call('GET', `/api/v1/tickets/${reference}`)).json(),
    reply: ({ reference }) =>
      replyToTicket(helpslip.deps, mara.staff.id, parseReference(reference) ?? '', { message: 'On its way.' }),
    async events(ticket) {
      const { id } = await rowOf(helpslip, ticket);
      return helpslip.deps.db
        .selectFrom('event')
        .select(['kind', 'detail'])
        .where('ticket_id', '=', id)
        .where('kind', 'in', ['promise-at-risk', 'promise-broken'])
        .orderBy('id')
        .execute();
    },
    async deskWords({ reference }) {
      const desk = await signedIn(helpslip, { email: mara.staff.email, password: mara.password });
      const page = await desk.page(`/admin/tickets/${reference}`);
      const heading = [...page.querySelectorAll('h2')].find(({ textContent }) => textContent === 'Promise');
      return heading?.parentElement?.textContent ?? '';
    },
  };
}

/** The categories of Acme, with another one for billing. */
export const billingWith = (changes: Partial<NewCategory>): NewCategory[] =>
  acme.categories.map((category) => (category.key === 'billing' ? { ...category, ...changes } : category));
