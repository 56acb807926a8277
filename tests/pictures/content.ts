import { assignTicket } from '@helpslip/server/tickets/assign-ticket.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import type { NewTicketInput, TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import type { Locator } from 'playwright-core';
import { newKey } from '../support/helpslip.ts';
import type { Stage } from '../support/stage.ts';

/** The clock of the pictures: a Wednesday, as in Hamburg. */
export const at = (time: string, day = 14) => `2026-01-${day}T${time}:00+01:00`;

export const STORY = {
  search: 'grinder red lihgt',
  message: 'It flashes slowly when I switch it on, and it does not grind. I have cleaned the chute already.',
  name: 'Ada Lovelace',
  email: 'ada@gmial.com',
  serial: 'SN-48213',
};

const ANSWER =
  'Hello Ada, slowly flashing means that the burrs are blocked. Please take the upper one out by hand and brush out what is below it. ' +
  'If it still flashes then, we send you a padded box and have a look at it here.';

type Written = Pick<NewTicketInput, 'category' | 'subject' | 'message' | 'requester' | 'fields'>;

const others: (Written & { time: string; day: number })[] = [
  {
    time: '16:40',
    day: 13,
    category: 'delivery',
    subject: 'Parcel has not moved since Friday',
    message: 'The tracking says Hamburg since Friday evening. It is a birthday present for Thursday.',
    requester: { name: 'Jonas Petersen', email: 'jonas.petersen@example.com' },
    fields: { order: 'NW-20418', trouble: 'late' },
  },
  {
    time: '09:05',
    day: 14,
    category: 'billing',
    subject: 'Refund for order NW-20377',
    message: 'You wrote that it would take five days. It has been nine.',
    requester: { name: 'Meike Hansen', email: 'meike@example.com' },
    fields: { topic: 'refund', order: 'NW-20377' },
  },
  {
    time: '09:20',
    day: 14,
    category: 'subscription',
    subject: 'Two bags instead of one',
    message: 'We are four in the office now. Can you send two bags of Skagen from next week on?',
    requester: { name: 'Thierry Blanc', email: 'thierry@example.com' },
    fields: { change: 'change', coffees: ['skagen'] },
  },
  {
    time: '09:45',
    day: 14,
    category: 'brewing',
    subject: 'Which grind for a V60?',
    message: 'My coffee runs through in two minutes and tastes sour.',
    requester: { name: 'Noor Aziz', email: 'noor@example.com' },
    fields: { method: ['filter'], coffee: 'lofoten', setting: 34 },
  },
];

/** Fills the queue with what other people asked, before the story begins. */
export async function fillQueue(stage: Stage, staffId: string): Promise<void> {
  const references: string[] = [];
  for (const { time, day, ...ticket } of others) {
    stage.moveClockTo(at(time, day));
    references.push(await open(stage, ticket));
    await stage.settle();
  }
  const [, refund = '', , grind = ''] = references;
  stage.moveClockTo(at('09:50'));
  await assignTicket(stage.deps, staffId, refund, staffId, undefined);
  await replyToTicket(stage.deps, staffId, grind, {
    message: 'Go down to 28 and pour in three steps. Does that help?',
  });
  stage.moveClockTo(at('10:00'));
}

async function open(stage: Stage, ticket: Written): Promise<string> {
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify({ site: 'demo', ...ticket }),
  });
  const receipt: TicketReceipt = await answer.json();
  return parseReference(receipt.reference) ?? '';
}

/** Somebody takes the ticket of the story, and answers it. */
export async function answerStory(stage: Stage, staffId: string, reference: string): Promise<void> {
  const stored = parseReference(reference) ?? '';
  stage.moveClockTo(at('10:20'));
  await assignTicket(stage.deps, staffId, stored, staffId, undefined);
  stage.moveClockTo(at('11:05'));
  await replyToTicket(stage.deps, staffId, stored, { message: ANSWER });
}

/** Fills in the story's form, as it is asked for in the category of its problem. */
export async function fillDetails(panel: Locator, email: string): Promise<void> {
  await panel.getByLabel('Which one is it?').selectOption('Grinder G2');
  await panel.getByLabel('What does the light ring show?').selectOption('Red, flashing slowly');
  await panel.getByLabel('Serial number').fill(STORY.serial);
  await panel.locator('[name="message"]').fill(STORY.message);
  await panel.getByLabel('Your name').fill(STORY.name);
  await panel.getByLabel('Your e-mail').fill(email);
}
