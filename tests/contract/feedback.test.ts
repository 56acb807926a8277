import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import type { SiteConfig } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../support/cast.ts';
import { rowOf } from '../support/conversation.ts';
import { type Helpslip, newTicket, openHelpslip } from '../support/helpslip.ts';
import { letterSent } from '../support/letters.ts';
import { acme } from '../support/site.ts';

const THANKS = 'Thank you. We read all of it on Fridays.';
const mood = {
  key: 'mood',
  label: 'How was it?',
  type: 'choice' as const,
  required: true,
  options: [
    { value: 'good', label: 'Good' },
    { value: 'bad', label: 'Not good' },
  ],
};

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  const categories = acme.categories.map((category) =>
    category.key === 'feedback' ? { ...category, fields: [mood], thanks: THANKS, targetMinutes: 60 } : category,
  );
  helpslip = await openHelpslip({ site: { categories }, environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const feedback = (value: string, email: string) =>
  helpslip.open({ category: 'feedback', fields: { mood: value }, requester: { name: 'Ada', email } });

test('where the owner thanks, the config says so, and nothing is promised', async () => {
  const config: SiteConfig = await (await helpslip.call('GET', '/api/v1/sites/acme/config')).json();
  const category = config.categories.find(({ key }) => key === 'feedback');
  expect(category).toMatchObject({ thanks: THANKS, promise: { by: null } });
  expect(config.categories.filter(({ thanks }) => thanks !== undefined)).toHaveLength(1);
  const receipt = await feedback('good', 'good@example.com');
  expect(receipt.promise).toEqual({ by: null });
  const view = await helpslip.call('GET', `/api/v1/tickets/${receipt.reference}`, {
    headers: { Authorization: `Bearer ${receipt.token}` },
  });
  expect(await view.json()).toMatchObject({ thanks: THANKS, promise: { by: null } });
});

test('the letter thanks in the owner’s words, with no promise and no answers meanwhile', async () => {
  await feedback('good', 'thanked@example.com');
  const letter = await letterSent(helpslip, { to: 'thanked@example.com' });
  expect(letter.subject).toMatch(/^Thank you for writing to Acme Tools, [0-9A-Z-]{12}$/);
  expect(letter.text).toContain(`Hello Ada,\n\n${THANKS}`);
  expect(letter.text).not.toMatch(/replies by|While you wait/);
});

test('bad feedback is marked for somebody to reach out, until somebody has', async () => {
  const receipt = await feedback('bad', 'bad@example.com');
  const { mara } = cast;
  const path = `/admin/tickets/${receipt.reference}`;
  expect((await rowOf(helpslip, receipt)).feedback).toBe('bad');
  expect((await mara.desk.page(path)).querySelector('.feedback.bad')?.textContent).toBe('Bad feedback: reach out');
  expect((await mara.desk.page('/admin')).querySelector('.feedback.bad')).not.toBeNull();
  await replyToTicket(helpslip.deps, mara.staff.id, parseReference(receipt.reference) ?? '', { message: 'Sorry.' });
  expect((await mara.desk.page(path)).querySelector('.feedback.bad')?.textContent).toBe('Bad feedback');
});

test('good feedback is marked as such, and asks for nothing', async () => {
  const receipt = await feedback('good', 'glad@example.com');
  const page = await cast.mara.desk.page(`/admin/tickets/${receipt.reference}`);
  expect(page.querySelector('.feedback')?.textContent).toBe('Good feedback');
});

test('good and bad are what the category offers, and mean nothing in another category', async () => {
  const wrong = await helpslip.call('POST', '/api/v1/tickets', {
    body: newTicket({ category: 'feedback', fields: { mood: 'awful' } }),
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  expect(wrong.status).toBe(422);
  const receipt = await helpslip.open();
  expect((await rowOf(helpslip, receipt)).feedback).toBeNull();
});
