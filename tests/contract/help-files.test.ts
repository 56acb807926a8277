import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sweepAttachments } from '@helpslip/server/attachments/sweep-attachments.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import type { AttachmentView } from '@helpslip/shared/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { faultsIn, formOf, helpPage, pageOf, sendForm, sendFormWithFiles, WRITTEN } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { freePort } from '../support/port.ts';
import { png } from '../support/uploads.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterEach(() => helpslip.close());

const BILLING = '/help/acme/write/billing';
const MB = 1024 * 1024;
const SHOT = { name: 'screen.png', content: png() };
const blank = async (house = helpslip): Promise<Record<string, string>> => {
  const typed = formOf((await helpPage(house, BILLING)).page);
  house.moveClockTo(new Date(house.deps.clock().getTime() + 60_000).toISOString());
  return { ...typed, ...WRITTEN };
};
const send = (typed: Record<string, string>, files: Parameters<typeof sendFormWithFiles>[3], from?: string) =>
  sendFormWithFiles(helpslip, BILLING, typed, files, from);
const kept = () =>
  helpslip.deps.db
    .selectFrom('attachment')
    .select(['id', 'name', 'type', 'bytes', 'message_id'])
    .orderBy('id')
    .execute();
const countTickets = async () => (await helpslip.deps.db.selectFrom('ticket').select('id').execute()).length;

/** The files of the first message of the ticket whose slip an answer leads to, as its sender sees them. */
async function filesOfSlip(response: Response): Promise<AttachmentView[]> {
  expect(response.status, await response.clone().text()).toBe(303);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const slip = await helpPage(helpslip, response.headers.get('Location') ?? '', { Cookie: cookie });
  const link = slip.page.querySelector('a[href*="#"]')?.getAttribute('href') ?? '';
  const [, reference, token] = /#r=([^&]+)&t=(.+)$/.exec(link) ?? [];
  const headers = { Authorization: `Bearer ${token}` };
  const view = await (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
  const files: AttachmentView[] = view.messages[0].attachments ?? [];
  // The clock of the tests stands still, so that they all came at one instant.
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

test('T39: files that are chosen in the form go along with the ticket, under safe names and by their content’s type', async () => {
  const files = [SHOT, { name: '..\\..\\Ä "x"\r\n.txt', content: 'Was ich sah.' }];
  const sent = await filesOfSlip(await send(await blank(), files));
  expect(sent.map(({ name, type, bytes }) => [name, type, bytes])).toEqual([
    ['screen.png', 'image/png', 1_000],
    ['Ä _x_.txt', 'text/plain', 12],
  ]);
  expect((await kept()).every(({ message_id }) => message_id !== null)).toBe(true);
});

test('without a file the same form is a ticket like any other', async () => {
  expect(await filesOfSlip(await send(await blank(), []))).toEqual([]);
  expect(await kept()).toEqual([]);
});

test('when the text needs mending the files are kept, stand on the page, and go along when it is sent again', async () => {
  const faulty = await pageOf(await send({ ...(await blank()), email: 'ada@example' }, [SHOT]));
  expect(faulty.status).toBe(422);
  expect(textsOf(faulty.page, '.go-along label')).toEqual(['screen.png 1 kB']);
  expect(faultsIn(faulty.page)).toHaveLength(1);
  const again = { ...formOf(faulty.page), email: 'ada@example.com' };
  const sent = await filesOfSlip(await send(again, [{ name: 'more.txt', content: 'And this.' }]));
  expect(sent.map(({ name }) => name)).toEqual(['more.txt', 'screen.png']);
});

test('a file that was unticked stays behind', async () => {
  const faulty = await pageOf(await send({ ...(await blank()), email: '' }, [SHOT, { name: 'b.txt', content: 'b' }]));
  const shot = textsOf(faulty.page, '.go-along label').findIndex((words) => words.startsWith('screen.png'));
  const { [`f${shot + 1}`]: _, ...again } = formOf(faulty.page);
  const sent = await filesOfSlip(await send({ ...again, email: 'ada@example.com' }, []));
  expect(sent.map(({ name }) => name)).toEqual(['b.txt']);
});

test('T45: what is too large, empty or too many is told by its name, with all that was typed and the files that can go', async () => {
  const large = { name: 'film.mp4', content: new Uint8Array(10 * MB + 1) };
  const small = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name: `${name}.txt`, content: name }));
  const { status, page } = await pageOf(
    await send(await blank(), [large, { name: 'nothing.txt', content: '' }, ...small]),
  );
  expect(status).toBe(422);
  expect(faultsIn(page)).toEqual([
    'Screenshots and files: film.mp4 is larger than 10 MB. nothing.txt: This file cannot be taken. Only 5 files can go along. The rest was left out.',
  ]);
  expect(formOf(page)).toMatchObject(WRITTEN);
  expect(textsOf(page, '.go-along label')).toHaveLength(5);
  const input = page.getElementById('f-files');
  expect(input?.getAttribute('aria-invalid')).toBe('true');
  expect(await countTickets()).toBe(0);
  const sent = await filesOfSlip(await send(formOf(page), []));
  expect(sent.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']);
});

test('T43: an image of more pixels than anybody needs is told in place', async () => {
  const { page } = await pageOf(await send(await blank(), [{ name: 'bomb.png', content: png(30_000, 30_000) }]));
  expect(faultsIn(page)).toEqual(['Screenshots and files: bomb.png: This file cannot be taken.']);
});

test('T2, W15: sent twice, also at once, a form with files opens one ticket and keeps each file once', async () => {
  const typed = await blank();
  const answers = await Promise.all(Array.from({ length: 3 }, () => send(typed, [SHOT, { ...SHOT, name: 'b.png' }])));
  const led = answers.filter(({ status }) => status === 303);
  expect(led.length).toBeGreaterThan(0);
  // The others were told that it is on its way, and a press later they lead to the same slip.
  for (const answer of answers.filter(({ status }) => status !== 303)) expect(answer.status).toBe(409);
  const again = await send(typed, [SHOT, { ...SHOT, name: 'b.png' }]);
  const places = new Set([...led, again].map((answer) => answer.headers.get('Location')));
  expect(places.size).toBe(1);
  expect(await countTickets()).toBe(1);
  expect((await kept()).map(({ name }) => name).sort()).toEqual(['b.png', 'screen.png']);
});

test('T46: files of a form that is never sent to its end can be read by nobody, and are deleted within the hour', async () => {
  await send({ ...(await blank()), email: '' }, [SHOT]);
  expect(await kept()).toMatchObject([{ message_id: null }]);
  helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + 60 * 60_000).toISOString());
  await sweepAttachments(helpslip.deps);
  expect(await kept()).toEqual([]);
});

test('files that were deleted meanwhile have to be chosen once more, and the page says so', async () => {
  const faulty = await pageOf(await send({ ...(await blank()), email: '' }, [SHOT]));
  helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + 60 * 60_000).toISOString());
  await sweepAttachments(helpslip.deps);
  const typed = { ...formOf(faulty.page), email: 'ada@example.com' };
  const late = await pageOf(await send(typed, []));
  expect(late.status).toBe(422);
  expect(faultsIn(late.page)).toEqual([
    'Screenshots and files: Your files did not come along. Please choose them once more.',
  ]);
  expect(await filesOfSlip(await send(formOf(late.page), [SHOT]))).toHaveLength(1);
});

test('nobody takes along what somebody else has sent, by its id or by one that is none', async () => {
  const [theirs] = await filesOfSlip(await send(await blank(), [SHOT]));
  const answer = await send({ ...(await blank()), f1: theirs?.id ?? '' }, []);
  expect(answer.status).toBe(422);
  for (const id of ['x', '../x', '\0', 'a'.repeat(40_000)]) {
    const response = await sendForm(helpslip, BILLING, { ...(await blank()), f1: id });
    expect([id.slice(0, 9), response.status]).toEqual([id.slice(0, 9), 303]);
  }
});

test('a category that takes no files offers none, and says so to a form that was opened before', async () => {
  const typed = await blank();
  await helpslip.deps.db.updateTable('category').set({ takes_files: false }).where('key', '=', 'billing').execute();
  const { page } = await helpPage(helpslip, BILLING);
  expect(page.querySelector('input[type="file"]')).toBeNull();
  expect(page.querySelector('main form')?.getAttribute('enctype')).toBeNull();
  const refused = await pageOf(await send(typed, [SHOT]));
  expect(faultsIn(refused.page)).toEqual(['Screenshots and files: This file cannot be taken.']);
  expect(await kept()).toEqual([]);
  // An input for files in a form that holds none would be sent as a text of its own, which nobody asked for.
  expect(refused.page.querySelector('input[type="file"]')).toBeNull();
  expect(refused.page.querySelector('#f-files')?.textContent).toBe('This file cannot be taken.');
  expect((await sendForm(helpslip, BILLING, formOf(refused.page))).status).toBe(303);
});

test('T35: over the budget all that was typed is held, and the page says that the files have to be chosen once more', async () => {
  const limited = await openHelpslip();
  const typed = { ...(await blank(limited)), message: 'All <b>of</b> this is kept.' };
  for (let n = 0; n < 10; n++) await sendForm(limited, BILLING, {});
  const held = await pageOf(await sendFormWithFiles(limited, BILLING, typed, [SHOT]));
  expect(held.status).toBe(429);
  expect(formOf(held.page)).toEqual({ ...typed });
  expect(held.html).toContain('Your files did not come along. Please choose them once more.');
  expect(held.page.querySelector('form')?.getAttribute('enctype')).toBe('multipart/form-data');
  expect(held.page.querySelector('input[type="file"]')).not.toBeNull();
  const sent = await sendFormWithFiles(limited, BILLING, formOf(held.page), [SHOT], '198.51.100.77');
  expect(sent.status).toBe(303);
  const carried = { ...(await blank(limited)), f1: 'a'.repeat(32) };
  const again = await pageOf(await sendFormWithFiles(limited, BILLING, carried, []));
  expect([again.status, formOf(again.page)]).toEqual([429, carried]);
  expect(again.html).not.toContain('Please choose them once more.');
  await limited.close();
});

test('T46: files of the form draw from the same budgets as uploads', async () => {
  const limited = await openHelpslip();
  const from = '198.51.100.7';
  const small = ['1', '2', '3', '4', '5'].map((name) => ({ name: `${name}.txt`, content: name }));
  const statuses: number[] = [];
  for (let n = 0; n < 7; n++) {
    const typed = { ...(await blank(limited)), email: '' };
    statuses.push((await sendFormWithFiles(limited, BILLING, typed, small, from)).status);
  }
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
  await limited.close();
});

test('while the database is away the page holds all that was typed, and says that the files have to be chosen once more', async () => {
  const typed = await blank();
  const away = helpslip.twin({ db: openDatabase({ host: '127.0.0.1', port: await freePort(), user: 'nobody' }) });
  const answer = await pageOf(await sendFormWithFiles(away, BILLING, typed, [SHOT]));
  await away.close();
  expect(answer.status).toBe(503);
  expect(formOf(answer.page)).toEqual(typed);
  expect(answer.html).toContain('Please choose them once more');
});

test('F13: where there is no room for files the form says so, and is taken without them', async () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  const { keep: _, ...files } = helpslip.deps.files;
  const twin = helpslip.twin({ files: { ...files, keep: () => Promise.reject(full) } });
  const { status, page } = await pageOf(await sendFormWithFiles(twin, BILLING, await blank(), [SHOT]));
  expect(status).toBe(422);
  expect(faultsIn(page)).toEqual([
    'Screenshots and files: There is no room for files just now. You can send your message without it.',
  ]);
  expect((await sendFormWithFiles(twin, BILLING, formOf(page), [])).status).toBe(303);
  await twin.close();
});

/** A form with one file that comes in bit by bit. @param whileReading is called with each bit */
function streamedForm(fields: Record<string, string>, fileBytes: number, whileReading: () => void) {
  const boundary = 'the-line-between';
  const part = (disposition: string) => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
  const typed = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const bit = Buffer.alloc(64 * 1024, 7);
  let left = fileBytes;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(typed.join('') + part('name="files"; filename="film.mp4"'))),
    pull(controller) {
      whileReading();
      if (left > 0) controller.enqueue(new Uint8Array(bit));
      left -= bit.byteLength;
      if (left > 0) return;
      controller.enqueue(Buffer.from(`\r\n--${boundary}--\r\n`));
      controller.close();
    },
  });
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

/** What buffers hold that somebody still needs. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('garbage cannot be collected here');
  collect();
  return process.memoryUsage().arrayBuffers;
}

test('T43, T45: a file far too large is told in place, and no more of it is held than a bit', async () => {
  const typed = await blank();
  const before = heldBytes();
  let most = 0;
  let bits = 0;
  const { body, type } = streamedForm(typed, 95 * MB, () => {
    if (bits++ % 300 === 299) most = Math.max(most, heldBytes() - before);
  });
  const init = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { Accept: 'text/html', 'Content-Type': type, Origin: helpslip.deps.config.baseUrl },
  };
  const { status, page } = await pageOf(await helpslip.app.request(BILLING, init));
  expect(status).toBe(422);
  expect(faultsIn(page)).toEqual(['Screenshots and files: film.mp4 is larger than 10 MB.']);
  expect(formOf(page)).toMatchObject(WRITTEN);
  // Other tests of this process hold some too.
  expect(most).toBeLessThan(32 * MB);
  const endless = streamedForm(typed, 1024 * MB, () => {});
  const refused = await helpslip.app.request(BILLING, { ...init, body: endless.body });
  expect(refused.status).toBe(413);
}, 60_000);
