import { colorRules } from '@helpslip/widget/app/color.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPanel } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const EDGES = ['#000', '#fff', '#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#777777', '#767676'];

test('as the browser draws them, texts on any colour of an owner can be read, in light and dark', {
  timeout: 60_000,
}, async () => {
  const { page } = await visit(stage);
  const panel = await openPanel(page);
  const colors = [...EDGES, ...fc.sample(anyColor, 500)];
  const looks = colors.map((color) => ({ color, rules: colorRules(color) }));
  const told = await panel.evaluate((section, looks) => {
    const root = section.getRootNode();
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!(root instanceof ShadowRoot) || !canvas) throw new Error('there is nothing to draw on');
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const probe = section.appendChild(document.createElement('i'));
    const luminanceOf = (name: string) => {
      probe.style.color = `var(${name})`;
      canvas.fillStyle = getComputedStyle(probe).color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) =>
        byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string) => {
      const [dark = 0, bright = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const measured: { what: string; contrast: number }[] = [];
    for (const { color, rules } of looks) {
      sheet.replaceSync(rules);
      for (const isDark of [false, true]) {
        section.classList.toggle('dark', isDark);
        for (const [text = '', ground = ''] of [
          ['--on-accent', '--accent'],
          ['--link', '--paper'],
          ['--link', '--tint'],
        ]) {
          const what = `${text} on ${ground} of ${color}, ${isDark ? 'dark' : 'light'}`;
          measured.push({ what, contrast: contrast(text, ground) });
        }
      }
    }
    return measured;
  }, looks);
  expect(told).toHaveLength(colors.length * 6);
  expect(new Set(told.map(({ contrast }) => contrast.toFixed(2))).size).toBeGreaterThan(100);
  expect(told.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
});
