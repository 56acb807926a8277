import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, openForm, PRAISE, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

// What old libraries, monitors and consent tools put in place of the browser's own.
const PATCHES = [
  {
    what: 'promises of its own',
    script: `const Real = Promise;
      window.Promise = class Promise extends Real { then(...told) { return super.then(...told); } };
      window.wasPatched = 1;
      Object.assign(window.Promise, { race: undefined, any: undefined });`,
  },
  {
    what: 'another JSON.stringify',
    script: `const stringify = JSON.stringify;
      JSON.stringify = (value, ...told) => { window.wasPatched = 1; return stringify(value, ...told)?.replace('zzz', ''); };`,
  },
  {
    what: 'a fetch that wraps, clones and knows headers only by the name they are written with',
    script: `const real = window.fetch;
      window.fetch = async function (input, init = {}) {
        window.wasPatched = 1;
        const kept = ['content-type', 'authorization', 'idempotency-key'];
        const headers = new Headers(init.headers);
        for (const name of [...headers.keys()]) if (!kept.includes(name)) headers.delete(name);
        const answer = await real(new Request(input, { ...init, headers }));
        answer.clone().text();
        return answer;
      };`,
  },
  {
    what: 'arrays, texts and elements with more than their own',
    script: `window.wasPatched = 1;
      Object.prototype.admin = 1;
      Array.prototype.x = 'polluted';
      Array.prototype.flatten = function () { return this; };
      String.prototype.contains = function (part) { return this.indexOf(part) >= 0; };
      Element.prototype.remove = function () { this.parentNode.removeChild(this); };
      Function.prototype.bind = function (self, ...given) { const it = this; return function (...told) { return it.apply(self, [...given, ...told]); }; };`,
  },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.each(PATCHES)(
  'W6: with $what a ticket goes out as it was written, and nothing else with it',
  async ({ what, script }) => {
    const subject = `Beside ${what}`;
    const at = stage.host.put('/patched', { html: pageWith(`<script>{${script}}</script>${stage.tag()}`) });
    const { page } = await visit(stage, { at });
    const panel = await openForm(page);
    await fillIn(panel, { subject });
    const posted: string[] = [];
    page.on('request', (request) => request.url().endsWith('/tickets') && posted.push(request.postData() ?? ''));
    await sendButton(panel).click();
    const reference = await slipOn(panel);
    expect(await page.evaluate(() => Reflect.get(window, 'wasPatched'))).toBe(1);
    expect(posted).toHaveLength(1);
    expect(posted[0]).not.toMatch(/admin|polluted/);
    expect(await ticketsAbout(stage, subject)).toMatchObject([
      { reference, messages: [PRAISE.message], fields: {}, context: {} },
    ]);
  },
);

test('W6: a fetch that loses the headers loses no text: the visitor is told, and it goes out once the page is right', async () => {
  const script = `const real = window.fetch;
    window.isLosing = true;
    window.fetch = (input, init = {}) => real(input, window.isLosing ? { ...init, headers: {} } : init);`;
  const at = stage.host.put('/losing', { html: pageWith(`<script>{${script}}</script>${stage.tag()}`) });
  const { page, expectFaults } = await visit(stage, { at });
  expectFaults(/status of 4/);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Without headers' });
  await sendButton(panel).click();
  await panel.getByText('This could not be sent as it is. Your text is safe here.').waitFor();
  expect(await panel.getByLabel('In a few words').inputValue()).toBe('Without headers');
  await page.evaluate(() => Reflect.set(window, 'isLosing', false));
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'Without headers')).toHaveLength(1);
});
