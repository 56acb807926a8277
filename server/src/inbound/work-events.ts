import type { Deps } from '../deps.ts';
import { type Mailroom, openMailroom } from '../mail/received-mail.ts';
import { isDeliveryReport, recordReport } from './delivery-reports.ts';
import type { InboundEvent, Worked } from './kept-mail.ts';
import { receiveMail } from './receive-mail.ts';
import { workDue } from './work-due.ts';

export const INBOUND_BATCH = 10;
const LEASE_MS = 300_000;

/**
 * Works what the webhook brought.
 * @returns how much was tried; fewer than `INBOUND_BATCH` means that no more is due
 */
export function workInbound(deps: Deps): Promise<number> {
  const mailroom = openMailroom(deps.config);
  const work = (event: InboundEvent) => workOne(deps, mailroom, event);
  return workDue(deps, { isOfFiles: false, batch: INBOUND_BATCH, leaseMs: LEASE_MS, work });
}

async function workOne(deps: Deps, mailroom: Mailroom | null, event: InboundEvent): Promise<Worked> {
  if (event.kind === 'email.received') return receiveMail(deps, mailroom, event);
  if (isDeliveryReport(event.kind)) return recordReport(deps, event);
  deps.log.info({ inboundEvent: event.id, kind: event.kind }, 'an event that nothing follows from');
  return { kind: 'done', reason: event.kind === 'unreadable' ? 'unreadable' : 'unknown-kind' };
}
