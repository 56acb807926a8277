import { fileOfKey } from '@helpslip/server/inbound/plan-files.ts';
import { noteNotKept } from '@helpslip/server/inbound/wanted-file.ts';
import { workDue } from '@helpslip/server/inbound/work-due.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver, fatesOf, fetchFiles, keptMail } from '../support/inbound.ts';
import { type MailedFiles, openMailedFiles } from '../support/mailed-files.ts';
import { png } from '../support/uploads.ts';

let house: MailedFiles;
beforeAll(async () => {
  house = await openMailedFiles();
});
beforeEach(() => house.begin());
afterAll(() => house.close());

/** A mail to the site's own address, with a file: it waits for its staff. */
async function waiting() {
  const mail = house.provider.receive({
    to: ['acme@reply.acme.example'],
    attachments: [house.provider.attach(png())],
  });
  await deliver(house.helpslip, mail);
  const { id } = await keptMail(house.helpslip, mail);
  return { mail, path: `/admin/inbound/${id}` };
}

test('a file that found no room is fetched also when a ticket is opened at that very moment', async () => {
  const { deps } = house.helpslip;
  const { mail, path } = await waiting();
  await workDue(deps, {
    isOfFiles: true,
    batch: 1,
    leaseMs: 60_000,
    async work({ key }) {
      const place = fileOfKey(key);
      if (place) await noteNotKept(deps, place, 'no-room');
      expect((await house.cast.mara.desk.post(`${path}/open`, { place: 'acme/billing' })).status).toBe(303);
      return { kind: 'done', reason: 'no-room' };
    },
  });
  await fetchFiles(house.helpslip);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['kept']);
});

test('a file that was given up does not come any more once its mail was set aside', async () => {
  const { mail, path } = await waiting();
  const twin = house.helpslip.twin({
    files: { ...house.helpslip.deps.files, keep: () => Promise.reject(new Error('The disk is broken.')) },
  });
  for (let turn = 0; turn < 6; turn++) {
    await fetchFiles(twin);
    house.wait(10);
  }
  await twin.close();
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: gave-up']);
  const again = async () => {
    const page = await house.cast.olga.desk.page('/admin/inbound');
    const call = [...page.querySelectorAll('.inbound-call')].find((one) => one.querySelector(`a[href="${path}"]`));
    return call?.querySelector('form')?.getAttribute('action') ?? null;
  };
  const address = await again();
  expect(address).not.toBeNull();
  expect((await house.cast.mara.desk.post(`${path}/set-aside`, {})).status).toBe(303);
  expect(await again()).toBeNull();
  expect((await house.cast.olga.desk.post(address ?? '', {})).status).toBe(404);
  await fetchFiles(house.helpslip);
  expect(await fatesOf(house.helpslip, mail)).toEqual(['not-kept: gave-up']);
});
