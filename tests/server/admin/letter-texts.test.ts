import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../support/cast.ts';
import { documentOf } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { letterSent } from '../../support/letters.ts';
import { acme } from '../../support/site.ts';

const PATH = '/admin/letter-texts/acme/ticket-received';
const OWN = {
  subject: 'Got it, {{reference}}',
  opening: 'Moin {{name}},\n\n{{site}} <b>has it</b>.\nUntil {{promise}}.',
  closing: 'Yours, {{site}}',
};

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip();
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const seenIn = (page: Document) => page.querySelector('[name="seen"]')?.getAttribute('value') ?? '';
const saved = async () => seenIn(await cast.olga.desk.page(PATH));

async function save(fields: Record<string, string>, seen?: string): Promise<Response> {
  return cast.olga.desk.post(PATH, { ...OWN, do: 'save', seen: seen ?? (await saved()), ...fields });
}

function typedIn(page: Document): string[] {
  const subject = page.querySelector('[name="subject"]')?.getAttribute('value') ?? '';
  return [subject, ...[...page.querySelectorAll('textarea')].map((area) => area.textContent ?? '')];
}

test('an owner’s words stand in the next letter, with what they have placeholders for, and markup is text', async () => {
  expect((await save({})).status).toBe(303);
  const { reference } = await helpslip.open({ requester: { name: '{{site}}', email: 'tricky@example.com' } });
  const tricky = await letterSent(helpslip, { to: 'tricky@example.com' });
  expect(tricky.subject).toBe(`Got it, ${reference}`);
  expect(tricky.text).toMatch(/^Moin,\n\nAcme Tools <b>has it<\/b>\.\nUntil Wednesday 14 January at 12:00/);
  expect(tricky.html).toContain('Acme Tools &lt;b&gt;has it&lt;/b&gt;.');
  expect(tricky.text).toContain('Yours, Acme Tools');
});

test('words that cannot be taken are told at their place, and nothing that was typed is lost', async () => {
  const response = await save({ subject: 'Got it', opening: 'Moin {{nmae}},' });
  expect(response.status).toBe(422);
  const page = documentOf(await response.text());
  expect(page.querySelector('#subject-fault')?.textContent).toContain('{{reference}} is missing here');
  expect(page.querySelector('#opening-fault')?.textContent).toContain('{{nmae}} is not known here');
  expect(typedIn(page)).toEqual(['Got it', 'Moin {{nmae}},', OWN.closing]);
  expect(await saved()).toBe('');
});

test('A27: of two owners who change one letter, the second sees what the first did, and keeps what they typed', async () => {
  const seen = await saved();
  await save({ opening: 'The first.' }, seen);
  const response = await save({ opening: 'The second.' }, seen);
  expect(response.status).toBe(409);
  const page = documentOf(await response.text());
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('Somebody else changed this letter');
  expect(typedIn(page)[1]).toBe('The second.');
  expect((await save({ opening: 'The second.' }, seenIn(page))).status).toBe(303);
  expect(typedIn(await cast.olga.desk.page(PATH))[1]).toBe('The second.');
});

test('two owners who save at the same moment do not overwrite each other', async () => {
  const seen = await saved();
  const answers = await Promise.all(['One.', 'Two.', 'Three.'].map((opening) => save({ opening }, seen)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
});

test('the words that came with it can be had back', async () => {
  await save({});
  expect((await cast.olga.desk.page('/admin/letter-texts')).querySelectorAll('.own')).toHaveLength(1);
  expect((await save({ do: 'reset' })).status).toBe(303);
  expect(typedIn(await cast.olga.desk.page(PATH))[0]).toBe('We have your request {{reference}}');
  expect((await cast.olga.desk.page('/admin/letter-texts')).querySelectorAll('.own')).toHaveLength(0);
});

test('a preview shows words that are not saved, to somebody whom there is not, where no script runs', async () => {
  const response = await cast.olga.desk.post(`${PATH}/preview`, { ...OWN, do: 'look', seen: '' });
  expect(response.status).toBe(200);
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  expect(policy).toMatch(/^sandbox; default-src 'none'/);
  expect(policy).not.toMatch(/allow-|script-src/);
  expect(policy).toContain("frame-ancestors 'self'");
  const page = documentOf(await response.text());
  expect(page.querySelector('strong')?.textContent).toBe('Got it, 7KM-93P-QXZ2');
  const frames = [...page.querySelectorAll('iframe')];
  expect(frames.map((frame) => [frame.className, frame.getAttribute('sandbox')])).toEqual([
    ['phone', ''],
    ['wide', ''],
  ]);
  expect(frames[0]?.getAttribute('srcdoc')).toContain('Acme Tools &lt;b&gt;has it&lt;/b&gt;.');
  expect(await saved()).toBe('');
  const wrong = await cast.olga.desk.post(`${PATH}/preview`, { ...OWN, closing: '{{x}}', do: 'look', seen: '' });
  expect(await wrong.text()).toContain('{{x}} is not known here');
});

test('every letter whose words can be chosen is listed, can be opened, and has a preview', async () => {
  const list = await cast.olga.desk.page('/admin/letter-texts');
  const paths = [...list.querySelectorAll('.letter-list a')].map((link) => link.getAttribute('href') ?? '');
  expect(paths).toHaveLength(10);
  for (const path of paths) {
    const page = await cast.olga.desk.page(path);
    expect(page.querySelector('iframe')?.getAttribute('src')).toBe(`${path}/preview?in=en`);
    expect(await (await cast.olga.desk.get(`${path}/preview`)).text()).toContain('7KM-93P-QXZ2');
  }
});

test('agents, owners of other sites and strangers neither see nor change the words', async () => {
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
  const bela = await addPerson(helpslip, { name: 'Bela Books', role: 'owner', siteIds: [betaId] });
  const fields = { ...OWN, do: 'save', seen: '' };
  for (const path of ['/admin/letter-texts', PATH, `${PATH}/preview`]) {
    expect([path, (await cast.mara.desk.get(path)).status]).toEqual([path, 403]);
    expect([path, (await cast.stranger.get(path)).status]).toEqual([path, 303]);
  }
  expect((await cast.mara.desk.post(PATH, fields)).status).toBe(403);
  for (const path of [PATH, `${PATH}/preview`]) {
    expect((await bela.desk.get(path)).status).toBe(404);
    expect((await bela.desk.post(path, fields)).status).toBe(404);
  }
  expect((await bela.desk.page('/admin/letter-texts')).body.textContent).not.toContain('Acme');
  for (const name of ['nothing', 'invite', 'constructor']) {
    expect((await cast.olga.desk.get(`/admin/letter-texts/acme/${name}`)).status).toBe(404);
  }
  expect(await saved()).toBe('');
});

test('A16: a form with a key that it does not have is refused', async () => {
  expect((await save({ letter: 'follow-up' })).status).toBe(422);
  expect((await save({ seen: 'yesterday' })).status).toBe(422);
  expect(await saved()).toBe('');
});
