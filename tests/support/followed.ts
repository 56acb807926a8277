import { addStaff } from '@helpslip/server/staff/add-staff.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import type { NewTicketInput, TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { newKey, newTicket } from './helpslip.ts';
import type { Stage } from './stage.ts';

/** Mara, who answers; there as soon as somebody asks for her. @returns her id */
export async function maraOf({ deps }: Stage): Promise<string> {
  const email = 'mara@northwind.example';
  const known = await deps.db.selectFrom('staff').select('id').where('email', '=', email).executeTakeFirst();
  if (known) return known.id;
  const mara = { name: 'Mara Jensen', email, role: 'agent', passwordHash: 'signs in nowhere' } as const;
  return (await deps.db.transaction().execute((trx) => addStaff(trx, mara, deps.clock()))).id;
}

/** A ticket to the demo shop, with so many answers by Mara, and completed with the last of them where that is wanted. */
export async function followedTicket(
  stage: Stage,
  {
    answers = 0,
    isCompleted = false,
    ...ticket
  }: Partial<NewTicketInput> & { answers?: number; isCompleted?: boolean } = {},
): Promise<TicketReceipt> {
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'brewing', fields: { method: ['filter'] }, ...ticket })),
  });
  if (answer.status !== 201) throw new Error(`not opened: ${answer.status} ${await answer.text()}`);
  const receipt: TicketReceipt = await answer.json();
  const mara = await maraOf(stage);
  for (let at = 1; at <= answers; at++) {
    await replyToTicket(stage.deps, mara, parseReference(receipt.reference) ?? '', {
      message: `Answer number ${at}.`,
      isCompleting: isCompleted && at === answers,
    });
  }
  return receipt;
}

/** The row of a ticket. */
export function ticketRow({ deps }: Stage, { reference }: TicketReceipt) {
  return deps.db
    .selectFrom('ticket')
    .selectAll()
    .where('reference', '=', parseReference(reference) ?? '')
    .executeTakeFirstOrThrow();
}
