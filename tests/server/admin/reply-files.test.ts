import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { letterSent } from '../../support/letters.ts';
import { replyWithFiles } from '../../support/reply-with-files.ts';
import { act, seenIn, ticketPage } from '../../support/ticket-desk.ts';
import { download, png } from '../../support/uploads.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const INVOICE = { name: 'Rechnung Müller.pdf', content: '%PDF-1.7 of October' };
const SHOT = { name: 'shot.png', content: png() };
const names = (page: Document) => [...page.querySelectorAll('.chosen bdi')].map(({ textContent }) => textContent);

type Files = { id: string; name: string; type: string }[];
const byName = (files: Files) => files.toSorted((one, other) => one.name.localeCompare(other.name));

async function messagesOf(ticket: { reference: string; token: string }) {
  const view = await helpslip.call('GET', `/api/v1/tickets/${ticket.reference}`, {
    headers: { Authorization: `Bearer ${ticket.token}` },
  });
  return (await view.json()).messages;
}

test('a reply takes its files along: its requester sees and saves them, and its letter names them', async () => {
  const ticket = await helpslip.open();
  const sent = await replyWithFiles(helpslip, cast.mara, ticket.reference, {
    message: 'Here is what you asked for.',
    files: [INVOICE, SHOT],
  });
  expect(sent.status).toBe(303);
  const attachments = byName((await messagesOf(ticket)).at(-1).attachments);
  expect(attachments).toEqual([
    expect.objectContaining({ name: INVOICE.name, type: 'application/pdf' }),
    expect.objectContaining({ name: 'shot.png', type: 'image/png' }),
  ]);
  expect(await (await download(helpslip, ticket, attachments[0]?.id ?? '')).text()).toBe(INVOICE.content);
  const page = await ticketPage(cast.mara, ticket.reference);
  const shown = [...page.querySelectorAll('.said.staff .attached bdi')].map(({ textContent }) => textContent);
  expect(shown.toSorted()).toEqual([INVOICE.name, 'shot.png']);
  const letter = await letterSent(helpslip, { letter: 'agent-replied' });
  expect(letter.text).toMatch(/^Files: \u2068.+\u2069, \u2068.+\u2069$/m);
  expect(letter.text).toContain(`\u2068${INVOICE.name}\u2069`);
});

test('a reply without files is as it ever was, and so is one from a form without parts', async () => {
  const ticket = await helpslip.open();
  expect((await replyWithFiles(helpslip, cast.mara, ticket.reference, { message: 'Which one?' })).status).toBe(303);
  expect((await act(cast.mara, ticket.reference, 'reply', { message: 'The second?' })).status).toBe(303);
  const said = (await messagesOf(ticket)).slice(1);
  expect(said.map(({ body }: { body: string }) => body)).toEqual(['Which one?', 'The second?']);
  expect(said.every((message: object) => !('attachments' in message))).toBe(true);
});

test('the files of a reply that is not sent yet stay chosen, and can be left out', async () => {
  const ticket = await helpslip.open({ message: 'Is it paid? And where is it?' });
  const warned = await replyWithFiles(helpslip, cast.mara, ticket.reference, {
    message: 'It is paid.',
    files: [INVOICE, SHOT],
  });
  expect(warned.status).toBe(422);
  expect(names(warned.page).toSorted()).toEqual([INVOICE.name, 'shot.png']);
  expect(await messagesOf(ticket)).toHaveLength(1);
  const shot = [...warned.page.querySelectorAll('.chosen li')].find((row) => row.textContent?.includes('shot.png'));
  shot?.querySelector('input')?.removeAttribute('checked');
  const sent = await replyWithFiles(helpslip, cast.mara, ticket.reference, {
    message: 'It is paid.',
    page: warned.page,
  });
  expect(sent.status).toBe(303);
  expect((await messagesOf(ticket)).at(-1).attachments).toEqual([expect.objectContaining({ name: INVOICE.name })]);
});

test('they stay chosen too where somebody else has just replied, and a double click is one reply with its files once', async () => {
  const ticket = await helpslip.open();
  const stale = await ticketPage(cast.mara, ticket.reference);
  await act(cast.olga, ticket.reference, 'reply', { message: 'I have it.' });
  const refused = await replyWithFiles(helpslip, cast.mara, ticket.reference, {
    message: 'So have I.',
    files: [SHOT],
    page: stale,
  });
  expect(refused.status).toBe(409);
  expect(names(refused.page)).toEqual(['shot.png']);
  expect(seenIn(refused.page)).not.toBe(seenIn(stale));
  const send = () =>
    replyWithFiles(helpslip, cast.mara, ticket.reference, {
      message: 'So have I.',
      files: [INVOICE],
      page: refused.page,
    });
  expect([(await send()).status, (await send()).status]).toEqual([303, 303]);
  const messages = await messagesOf(ticket);
  expect(messages).toHaveLength(3);
  expect(byName(messages[2].attachments).map(({ name }) => name)).toEqual([INVOICE.name, 'shot.png']);
});

test('T45 at the desk: six files, one too large and a picture of too many pixels are told on the page, with the reply still in it', async () => {
  const ticket = await helpslip.open();
  const large = { name: 'large.bin', content: new Uint8Array(attachmentLimits.bytes + 1) };
  for (const [files, told] of [
    [Array.from({ length: 6 }, () => SHOT), 'At most 5 files go along with one reply. Choose fewer.'],
    [[large], 'large.bin is larger than 10 MB.'],
    [[{ name: 'huge.png', content: png(30_000, 30_000) }], 'huge.png: An image may have at most 100 million pixels.'],
  ] as const) {
    const { status, page } = await replyWithFiles(helpslip, cast.mara, ticket.reference, {
      message: 'See here.',
      files: [...files],
    });
    expect(status).toBe(422);
    expect(page.querySelector('#files-fault')?.textContent).toBe(told);
    expect(page.querySelector('#message')?.textContent).toBe('See here.');
  }
  expect(await messagesOf(ticket)).toHaveLength(1);
});

test('files that were chosen an hour ago are asked for again, and somebody else’s cannot be taken', async () => {
  const ticket = await helpslip.open({ message: 'Is it paid? And where is it?' });
  const warned = await replyWithFiles(helpslip, cast.mara, ticket.reference, { message: 'Yes.', files: [SHOT] });
  const id = warned.page.querySelector('.chosen [name="f1"]')?.getAttribute('value') ?? '';
  await helpslip.deps.db
    .updateTable('attachment')
    .set({ created_at: new Date(helpslip.deps.clock().getTime() - 46 * 60_000) })
    .where('id', '=', id)
    .execute();
  const gone = await replyWithFiles(helpslip, cast.mara, ticket.reference, { message: 'Yes.', page: warned.page });
  expect(gone.status).toBe(422);
  expect(gone.page.querySelector('#files-fault')?.textContent).toContain('Choose them again.');
  expect(gone.page.querySelector('#message')?.textContent).toBe('Yes.');
  expect(await messagesOf(ticket)).toHaveLength(1);
  const charlies = await replyWithFiles(helpslip, cast.charlie, ticket.reference, {
    message: 'Mine',
    files: [SHOT],
    page: warned.page,
  });
  expect(charlies.status).not.toBe(303);
});
