import { watchPromises } from '@helpslip/server/promises/watch-promises.ts';
import type { NewSite } from '@helpslip/server/sites/add-site.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowOf } from '../support/conversation.ts';
import { openPromisingSite, type PromisingSite } from '../support/promising-site.ts';
import { acme } from '../support/site.ts';
import { act, ticketPage } from '../support/ticket-desk.ts';

let site: PromisingSite;
beforeEach(async () => {
  site = await openPromisingSite();
});
afterEach(() => site.helpslip.close());

async function reopenWith(changes: Partial<NewSite>): Promise<void> {
  await site.helpslip.close();
  site = await openPromisingSite(changes);
}

describe('Before its time is over a promise', () => {
  test('is at risk when a quarter of its open time is left, and that is said once', async () => {
    const ticket = await site.helpslip.open();
    site.helpslip.moveClockTo('2026-01-14T10:29:59.999Z');
    await watchPromises(site.helpslip.deps);
    expect(await site.events(ticket)).toEqual([]);
    expect(await site.deskWords(ticket)).toContain('in 30 min');

    site.helpslip.moveClockTo('2026-01-14T10:30:00Z');
    await watchPromises(site.helpslip.deps);
    await watchPromises(site.helpslip.deps);
    expect(await site.events(ticket)).toEqual([{ kind: 'promise-at-risk', detail: {} }]);
    expect(await site.deskWords(ticket)).toContain('at risk, in 30 min');
  });

  test('counts open time alone: over the night nothing comes nearer', async () => {
    site.helpslip.moveClockTo('2026-01-14T15:30:00Z');
    const ticket = await site.helpslip.open();
    expect(ticket.promise).toEqual({ by: '2026-01-15T09:30:00.000Z' });
    site.helpslip.moveClockTo('2026-01-15T08:59:00Z');
    await watchPromises(site.helpslip.deps);
    expect(await site.events(ticket)).toEqual([]);
    site.helpslip.moveClockTo('2026-01-15T09:00:00Z');
    await watchPromises(site.helpslip.deps);
    expect(await site.events(ticket)).toHaveLength(1);
  });

  test('is at risk as many minutes ahead as the owner says, and never before half of its time is over', async () => {
    await reopenWith({ promise: { atRiskMinutes: 90 } });
    const [billing, product] = [
      await site.helpslip.open(),
      await site.helpslip.open({ category: 'product', fields: { model: 'drill' } }),
    ];
    expect((await rowOf(site.helpslip, billing)).at_risk_at).toEqual(new Date('2026-01-14T10:00:00Z'));
    expect((await rowOf(site.helpslip, product)).at_risk_at).toEqual(new Date('2026-01-14T11:30:00Z'));
  });

  test('is no risk once a person has replied, or where nothing was promised', async () => {
    const answered = await site.helpslip.open();
    const unpromised = await site.helpslip.open({ category: 'feedback' });
    await site.reply(answered);
    site.helpslip.moveClockTo('2026-01-20T10:00:00Z');
    await watchPromises(site.helpslip.deps);
    expect(await site.events(answered)).toEqual([]);
    expect(await site.events(unpromised)).toEqual([]);
    expect(await site.state(unpromised)).toMatchObject({ promise: { by: null } });
  });
});

describe('A promise that is not kept', () => {
  test('is broken once, and gets one new time that counts from then on', async () => {
    const ticket = await site.helpslip.open();
    site.helpslip.moveClockTo('2026-01-14T11:00:00Z');
    await watchPromises(site.helpslip.deps);
    expect(await site.state(ticket)).toMatchObject({ promise: { by: '2026-01-14T11:00:00.000Z' } });

    site.helpslip.moveClockTo('2026-01-14T15:30:00Z');
    expect((await site.state(ticket)).promise).toEqual({ by: '2026-01-14T11:00:00.000Z', kept: false });
    await watchPromises(site.helpslip.deps);
    site.helpslip.moveClockTo('2026-01-19T10:00:00Z');
    await watchPromises(site.helpslip.deps);

    const by = '2026-01-15T09:30:00.000Z';
    expect(await site.events(ticket)).toEqual([
      { kind: 'promise-at-risk', detail: {} },
      { kind: 'promise-broken', detail: { by } },
    ]);
    const { promise } = await site.state(ticket);
    expect(promise).toEqual({ by: '2026-01-14T11:00:00.000Z', kept: false, late: { by } });
    expect(await site.deskWords(ticket)).toContain('New timeThursday 15 January at 10:30 (Europe/Berlin)');
  });

  test('stays broken when the reply comes, even within the new time', async () => {
    const ticket = await site.helpslip.open();
    site.helpslip.moveClockTo('2026-01-14T12:00:00Z');
    await watchPromises(site.helpslip.deps);
    await site.reply(ticket);
    expect((await rowOf(site.helpslip, ticket)).promise_kept).toBe(false);
    expect(await site.deskWords(ticket)).toContain('answered late');
  });

  test('is told without a new time when nobody is ever there any more', async () => {
    const ticket = await site.helpslip.open();
    const calendar = JSON.stringify({ ...acme.calendar, weekly: {} });
    await site.helpslip.deps.db.updateTable('site').set({ calendar }).execute();
    site.helpslip.moveClockTo('2026-01-14T12:00:00Z');
    await watchPromises(site.helpslip.deps);
    expect(await site.events(ticket)).toEqual([{ kind: 'promise-broken', detail: {} }]);
    expect((await site.state(ticket)).promise).toEqual({ by: '2026-01-14T11:00:00.000Z', kept: false });
  });

  test('does not disturb whoever is writing the reply at that moment', async () => {
    const ticket = await site.helpslip.open();
    const before = await rowOf(site.helpslip, ticket);
    const page = await ticketPage(site.mara, ticket.reference);
    const seen = page.querySelector('[name="seen"]')?.getAttribute('value') ?? '';
    site.helpslip.moveClockTo('2026-01-14T12:00:00Z');
    await watchPromises(site.helpslip.deps);
    expect((await rowOf(site.helpslip, ticket)).updated_at).toEqual(before.updated_at);
    const path = `/admin/tickets/${ticket.reference}/reply`;
    expect((await site.mara.desk.post(path, { seen, message: 'Here it is.' })).status).toBe(303);
  });

  test('is noted once when two servers watch at the same time', async () => {
    const tickets = await Promise.all(Array.from({ length: 30 }, () => site.helpslip.open()));
    const twin = site.helpslip.twin();
    for (const at of ['2026-01-14T10:45:00Z', '2026-01-14T12:00:00Z']) {
      site.helpslip.moveClockTo(at);
      const watchers = [site.helpslip, twin, site.helpslip, twin];
      await Promise.all(watchers.map(({ deps }) => watchPromises(deps)));
      await watchPromises(site.helpslip.deps);
    }
    for (const ticket of tickets) {
      expect((await site.events(ticket)).map(({ kind }) => kind)).toEqual(['promise-at-risk', 'promise-broken']);
    }
    await twin.close();
  });
});

describe('What became of a promise', () => {
  test('is recorded with the first reply of a person: kept until the very instant, broken after it', async () => {
    const [kept, broken] = [await site.helpslip.open(), await site.helpslip.open()];
    site.helpslip.moveClockTo('2026-01-14T11:00:00Z');
    await site.reply(kept);
    site.helpslip.moveClockTo('2026-01-14T11:00:00.001Z');
    await site.reply(broken);
    site.helpslip.moveClockTo('2026-01-20T11:00:00Z');
    await site.reply(kept);
    expect((await rowOf(site.helpslip, kept)).promise_kept).toBe(true);
    expect((await rowOf(site.helpslip, broken)).promise_kept).toBe(false);
    expect((await site.state(kept)).promise).toEqual({ by: '2026-01-14T11:00:00.000Z', kept: true });
  });

  test('counts neither way when the ticket is completed in time without a reply, until it is open again', async () => {
    const ticket = await site.helpslip.open();
    await act(site.mara, ticket.reference, 'status', { to: 'completed' });
    site.helpslip.moveClockTo('2026-01-14T12:00:00Z');
    await watchPromises(site.helpslip.deps);
    expect((await site.state(ticket)).promise).toEqual({ by: '2026-01-14T11:00:00.000Z' });
    expect(await site.events(ticket)).toEqual([]);

    await act(site.mara, ticket.reference, 'status', { to: 'open' });
    await watchPromises(site.helpslip.deps);
    expect((await site.state(ticket)).promise).toMatchObject({ kept: false });
  });

  test('F23: a zone that the owner changes later moves no promise that was given', async () => {
    const ticket = await site.helpslip.open();
    const calendar = JSON.stringify({ ...acme.calendar, timeZone: 'Pacific/Chatham' });
    await site.helpslip.deps.db.updateTable('site').set({ calendar }).execute();
    expect((await site.state(ticket)).promise).toEqual({ by: '2026-01-14T11:00:00.000Z' });
    expect((await site.promise())?.by).not.toBe('2026-01-14T11:00:00.000Z');
  });
});
