import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { launcherOf, openPanel } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const EDGES = ['#000', '#fff', '#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#777777', '#767676', '#7f7f7f'];

test('the launcher’s words can be read on any colour, as the browser draws it', { timeout: 60_000 }, async () => {
  const { page } = await visit(stage, { at: stage.host.put('/colors', { html: pageWith(stage.tag()) }) });
  await launcherOf(page).waitFor();
  const colors = [...EDGES, ...fc.sample(anyColor, 400)];
  const measured = await page.evaluate(
    async ({ colors, src }) => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!canvas) throw new Error('there is nothing to draw on');
      const luminanceOf = (color: string) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) =>
          byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const told: { color: string; contrast: number }[] = [];
      for (const color of colors) {
        window.Helpslip?.('destroy');
        const script = document.createElement('script');
        script.src = src;
        Object.assign(script.dataset, { site: 'demo', color });
        document.head.append(script);
        await new Promise((loaded) => script.addEventListener('load', loaded, { once: true }));
        const button = document.querySelector('helpslip-widget')?.shadowRoot?.querySelector('button');
        if (!button) throw new Error('there is no launcher');
        const style = getComputedStyle(button);
        const [dark = 0, bright = 0] = [style.color, style.backgroundColor].map(luminanceOf).sort((a, b) => a - b);
        told.push({
          color: `${color} ${style.color} ${style.backgroundColor}`,
          contrast: (bright + 0.05) / (dark + 0.05),
        });
        script.remove();
      }
      return told;
    },
    { colors, src: `${stage.url}/widget.js` },
  );
  expect(measured.length).toBe(colors.length);
  expect(measured.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
});

/** Where something of ours is, from the sides of the window. */
const sidesOf = (page: Page, host: string, inside: string) =>
  page.locator(host).evaluate(async (element, selector) => {
    const part = element.shadowRoot?.querySelector(selector);
    if (!part) throw new Error('there is nothing');
    await Promise.all(part.getAnimations().map(({ finished }) => finished));
    const { top, left, right, bottom } = part.getBoundingClientRect();
    const [width, height] = [document.documentElement.clientWidth, innerHeight];
    return {
      top: Math.round(top),
      left: Math.round(left),
      right: Math.round(width - right),
      bottom: Math.round(height - bottom),
    };
  }, inside);

test.each([
  { position: 'bottom-right', at: { right: 20, bottom: 20 } },
  { position: 'bottom-left', at: { left: 20, bottom: 20 } },
  { position: 'top-right', at: { right: 20, top: 20 } },
  { position: 'top-left', at: { left: 20, top: 20 } },
])('button and panel are at the $position', async ({ position, at }) => {
  const html = pageWith(stage.tag(`data-site="demo" data-position="${position}"`));
  const { page } = await visit(stage, { at: stage.host.put(`/${position}`, { html }) });
  await launcherOf(page).waitFor();
  expect(await sidesOf(page, 'helpslip-widget', 'button')).toMatchObject(at);
  await openPanel(page);
  expect(await sidesOf(page, 'helpslip-panel', '.panel')).toMatchObject(at);
});

test('custom properties of the page set distances, corners and font, of the button and the panel', async () => {
  const css = 'html{--helpslip-offset-x:40px;--helpslip-offset-y:90px;--helpslip-radius:3px;--helpslip-font:monospace}';
  const { page } = await visit(stage, {
    at: stage.host.put('/own-look', { html: pageWith(`<style>${css}</style>${stage.tag()}`) }),
  });
  await launcherOf(page).waitFor();
  expect(await sidesOf(page, 'helpslip-widget', 'button')).toMatchObject({ right: 40, bottom: 90 });
  const look = (host: string, inside: string) =>
    page.locator(host).evaluate((element, selector) => {
      const part = element.shadowRoot?.querySelector(selector);
      const { borderTopLeftRadius, fontFamily } = part
        ? getComputedStyle(part)
        : { borderTopLeftRadius: '', fontFamily: '' };
      return [borderTopLeftRadius, fontFamily];
    }, inside);
  expect(await look('helpslip-widget', 'button')).toEqual(['3px', 'monospace']);
  await openPanel(page);
  expect(await sidesOf(page, 'helpslip-panel', '.panel')).toMatchObject({ right: 40, bottom: 90 });
  expect(await look('helpslip-panel', '.panel')).toEqual(['3px', 'monospace']);
});

test('an owner’s own launcher opens the panel where ours is not drawn, and gets the focus back', async () => {
  const html = pageWith(
    stage.tag('data-site="demo" data-launcher="none" data-theme="dark"'),
    '<button data-helpslip-open>Ask us</button>',
  );
  const { page } = await visit(stage, { at: stage.host.put('/own-launcher', { html }) });
  await page.locator('helpslip-widget').waitFor({ state: 'attached' });
  expect(await launcherOf(page).isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Ask us' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('heading', { name: 'What is it about?' }).waitFor();
  expect(await panel.getAttribute('class')).toContain('dark');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Ask us');
  expect(await launcherOf(page).isVisible()).toBe(false);
});
