import { measurePace } from '@helpslip/server/promises/measure-pace.ts';
import type { NewSite } from '@helpslip/server/sites/add-site.ts';
import type { PromiseSettings, TicketReceipt, TicketView } from '@helpslip/shared/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowOf } from '../support/conversation.ts';
import { billingWith, openPromisingSite, type PromisingSite } from '../support/promising-site.ts';
import { acme } from '../support/site.ts';

let site: PromisingSite;
beforeEach(async () => {
  site = await openPromisingSite();
});
afterEach(() => site.helpslip.close());

async function reopenWith(changes: Partial<NewSite>): Promise<void> {
  await site.helpslip.close();
  site = await openPromisingSite(changes);
}

async function viewOf({ reference, token }: TicketReceipt): Promise<TicketView> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await site.helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
}

describe('A target in business days', () => {
  beforeEach(() => reopenWith({ categories: billingWith({ targetMinutes: null, targetBusinessDays: 2 }) }));

  test('says the end of the second business day after the day of asking, in config and ticket alike', async () => {
    const friday = '2026-01-16T16:00:00.000Z';
    expect(await site.promise()).toMatchObject({ by: friday });
    expect((await site.helpslip.open()).promise).toEqual({ by: friday });
    site.helpslip.moveClockTo('2026-01-16T20:00:00Z');
    expect((await site.helpslip.open()).promise).toEqual({ by: '2026-01-20T16:00:00.000Z' });
  });
});

describe('A promise from real replies', () => {
  const paced: Partial<NewSite> = { promise: { isFromReplies: true } };

  /** Opens tickets on one day and answers each so many open minutes later. */
  async function answerAfter(minutes: number[]): Promise<void> {
    for (const [index, wait] of minutes.entries()) {
      const opened = Date.parse('2026-01-12T08:00:00Z') + index;
      site.helpslip.moveClockTo(new Date(opened).toISOString());
      const ticket = await site.helpslip.open({ subject: `Ticket ${index}` });
      site.helpslip.moveClockTo(new Date(opened + wait * 60_000).toISOString());
      await site.reply(ticket);
    }
    site.helpslip.moveClockTo('2026-01-14T09:00:00Z');
    await measurePace(site.helpslip.deps);
  }
  const oneToTwenty = Array.from({ length: 20 }, (_, index) => (index + 1) * 15);

  test('is as late as four of five replies of the last 30 days came, where that is later than the target', async () => {
    await reopenWith(paced);
    await answerAfter(oneToTwenty);
    // The 16th of 20 came after 240 minutes: from 10:00 that is 14:00 in Berlin.
    expect(await site.promise()).toMatchObject({ by: '2026-01-14T13:00:00.000Z' });
    const ticket = await site.helpslip.open();
    expect(ticket.promise).toEqual({ by: '2026-01-14T13:00:00.000Z' });
    expect(await site.deskWords(ticket)).toContain('Your own last 20 replies');
    expect((await rowOf(site.helpslip, ticket)).at_risk_at).toEqual(new Date('2026-01-14T12:00:00Z'));
    expect((await site.promise('product'))?.by).toBe('2026-01-14T13:00:00.000Z');
  });

  const target = '2026-01-14T11:00:00.000Z';

  test('is the target when replies came faster', async () => {
    await reopenWith(paced);
    await answerAfter(Array(20).fill(10));
    expect(await site.promise()).toMatchObject({ by: target });
    expect(await site.deskWords(await site.helpslip.open())).toContain('The target of its category');
  });

  test('is the target when there were fewer than twenty replies', async () => {
    await reopenWith(paced);
    await answerAfter(oneToTwenty.slice(1));
    expect(await site.promise()).toMatchObject({ by: target });
  });

  test('is the target when the replies are more than 30 days old, or when the owner does not want it', async () => {
    await reopenWith(paced);
    await answerAfter(oneToTwenty);
    const { db } = site.helpslip.deps;
    await db
      .updateTable('site')
      .set({ promise_settings: JSON.stringify({}) })
      .execute();
    expect(await site.promise()).toMatchObject({ by: target });
    await db
      .updateTable('site')
      .set({ promise_settings: JSON.stringify(paced.promise) })
      .execute();
    expect(await site.promise()).toMatchObject({ by: '2026-01-14T13:00:00.000Z' });
    site.helpslip.moveClockTo('2026-02-18T09:00:00Z');
    await measurePace(site.helpslip.deps);
    expect(await site.promise()).toMatchObject({ by: '2026-02-18T11:00:00.000Z' });
  });

  test('is measured every ten minutes, by one of several servers', async () => {
    await reopenWith(paced);
    const twin = site.helpslip.twin();
    const measured = await Promise.all([site.helpslip, twin, site.helpslip, twin].map(({ deps }) => measurePace(deps)));
    expect(measured.reduce((sum, count) => sum + count)).toBe(acme.categories.length);
    expect(await measurePace(site.helpslip.deps)).toBe(0);
    site.helpslip.moveClockTo('2026-01-14T09:10:00Z');
    expect(await measurePace(site.helpslip.deps)).toBe(acme.categories.length);
    await twin.close();
  });
});

describe('The words of a promise', () => {
  const own: PromiseSettings = { within: 'We are in. Expect us by {{by}}.', outside: 'Closed. We write by {{by}}.' };

  test('are plain ones for within and outside of service hours, with the place of the time in them', async () => {
    expect((await site.promise())?.text).toBe('We are here now. A person replies by {{by}}.');
    site.helpslip.moveClockTo('2026-01-14T20:00:00Z');
    expect((await site.promise())?.text).toBe('We are away right now. A person replies by {{by}}.');
    expect(await site.promise('feedback')).toEqual({ by: null });
  });

  test('are the owner’s where he wrote some, and stay those of the hour of asking', async () => {
    await reopenWith({ promise: own });
    expect((await site.promise())?.text).toBe(own.within);
    site.helpslip.moveClockTo('2026-01-14T20:00:00Z');
    const ticket = await site.helpslip.open({ timeZone: 'Asia/Tokyo', locale: 'en-US' });
    site.helpslip.moveClockTo('2026-01-15T09:00:00Z');
    expect((await viewOf(ticket)).promise.text).toBe(own.outside);
    expect((await site.state(ticket)).promise).toEqual({ by: '2026-01-15T10:00:00.000Z' });
    expect(await site.deskWords(ticket)).toContain(
      'Closed. We write by Thursday, January 15 at 07:00 PM (Asia/Tokyo).',
    );
  });
});
