import { randomUUID } from 'node:crypto';
import type { NewTicketInput, VisitEventInput } from '@helpslip/shared/contract';
import { type Helpslip, someAddress } from './helpslip.ts';

type Fact = VisitEventInput extends infer Event ? (Event extends unknown ? Omit<Event, 'ago'> : never) : never;

/** A visit as the widget tells of it, each thing a second after the one before; with a ticket at its end where one is given. */
export async function tellVisit(
  helpslip: Helpslip,
  facts: Fact[],
  ticket?: Partial<NewTicketInput>,
): Promise<string | null> {
  const visit = randomUUID();
  const events = facts.map((fact, at) => ({ ...fact, ago: (facts.length - at) * 1_000 }));
  const site = ticket?.site ?? 'acme';
  const answer = await helpslip.call('POST', '/api/v1/events', { body: { site, visit, events }, from: someAddress() });
  if (answer.status !== 202) throw new Error(`not taken: ${answer.status} ${await answer.text()}`);
  return ticket ? (await helpslip.open({ visit, ...ticket })).reference : null;
}
