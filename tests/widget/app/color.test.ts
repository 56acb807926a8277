import { colorRules } from '@helpslip/widget/app/color.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const lightOf = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
const shareOf = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/** The light of red, green and blue in a colour as style rules write it. */
function lightsOf(color: string): number[] {
  const [, end = '', percent, start = ''] = /^color-mix\(in srgb-linear,(\S+) (\S+)%,(\S+)\)$/.exec(color) ?? [];
  if (end)
    return lightsOf(start).map((light, at) => light + (Number(percent) / 100) * ((lightsOf(end)[at] ?? 0) - light));
  const hex = color.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  return [0, 2, 4].map((at) => lightOf(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
}

function contrast(a: number[], b: number[]): number {
  const [dark = 0, bright = 0] = [a, b]
    .map(([red = 0, green = 0, blue = 0]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

const mixed = (from: number[], to: number[], share: number) =>
  from.map((light, at) => lightOf(shareOf(light) * (1 - share) + shareOf(to[at] ?? 0) * share));

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const edges = ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff00ff', '#777777'];

test('whatever colour an owner picks, text on it, links and links on the tint can be read, in light and dark', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const rules = [...colorRules(color).matchAll(/\{([^}]*)\}/g)].map(([, body = '']) =>
        Object.fromEntries(body.split(';').map((rule) => rule.split(':'))),
      );
      expect(rules).toHaveLength(2);
      for (const [at, theme] of ['#ffffff', '#1d1e24'].entries()) {
        const { '--accent': fill, '--on-accent': text, '--link': link, '--tint': tint } = rules[at] ?? {};
        const paper = lightsOf(theme);
        const links = lightsOf(link);
        const share = Number(/var\(--link\) (\d+)%/.exec(tint)?.[1]) / 100;
        expect(contrast(fill === 'var(--link)' ? links : lightsOf(fill), lightsOf(text))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(links, paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(links, mixed(paper, links, share))).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 2_000, examples: edges.map((color) => [color]) },
  );
});

test('what is no colour becomes the default, and nothing of it reaches the style sheet', () => {
  expect(colorRules('red;}*{display:none')).toBe(colorRules(undefined));
  expect(colorRules('#36c').replace('#36c', '#3366cc')).toBe(colorRules('#3366cc'));
});
