import type { AttachmentView, TicketReceipt, TicketView } from '@helpslip/shared/contract';
import { textsOf } from './answers.ts';
import { type Cast, makeCast } from './cast.ts';
import type { FakeReceiving, ProviderMail } from './fake-resend-received.ts';
import { type Helpslip, WEDNESDAY_MORNING } from './helpslip.ts';
import { deliver, fetchFiles, openReceiving, replyTo } from './inbound.ts';
import { ticketPage } from './ticket-desk.ts';

/** A server that gets mail with files, the people at its desk, and a ticket that is replied to. */
export interface MailedFiles {
  helpslip: Helpslip;
  provider: FakeReceiving;
  cast: Cast;
  ticket: TicketReceipt;
  /** A reply of the requester's, with its files fetched as far as they can be. */
  reply(changes: Partial<ProviderMail>): Promise<ProviderMail>;
  /** The ticket as its requester sees it, and the files of its last message. */
  followed(): Promise<TicketView>;
  lastFiles(): Promise<AttachmentView[]>;
  /** What stands at the desk with the messages: the files that are there, and those that are not. */
  filesAtDesk(): Promise<string[]>;
  lackingAtDesk(): Promise<string[]>;
  wait(minutes: number): void;
  /** Another ticket, with the clock where it began: sessions of the desk end by it. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

export async function openMailedFiles(): Promise<MailedFiles> {
  const { helpslip, provider, close } = await openReceiving();
  const cast = await makeCast(helpslip);
  const atDesk = async (selector: string) => textsOf(await ticketPage(cast.mara, house.ticket.reference), selector);
  const house: MailedFiles = {
    helpslip,
    provider,
    cast,
    close,
    ticket: await helpslip.open(),
    async reply(changes) {
      const mail = provider.receive({ to: [replyTo(helpslip, house.ticket)], text: 'See the picture.', ...changes });
      await deliver(helpslip, mail);
      await fetchFiles(helpslip);
      return mail;
    },
    async followed() {
      const { reference, token } = house.ticket;
      const headers = { Authorization: `Bearer ${token}` };
      return (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
    },
    lastFiles: async () => (await house.followed()).messages.at(-1)?.attachments ?? [],
    filesAtDesk: () => atDesk('.attached:not([aria-label^="Files that"]) li'),
    lackingAtDesk: () => atDesk('[aria-label="Files that are not here"] li'),
    wait(minutes) {
      helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + minutes * 60_000).toISOString());
    },
    async begin() {
      helpslip.moveClockTo(WEDNESDAY_MORNING);
      house.ticket = await helpslip.open();
    },
  };
  return house;
}
