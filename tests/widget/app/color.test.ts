import { colorRules } from '@helpslip/widget/app/color.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('whatever colour an owner picks, text on it, links and links on the tint can be read, in light and dark', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const rules = [...colorRules(color).matchAll(/\{([^}]*)\}/g)].map(([, body = '']) =>
        Object.fromEntries(body.split(';').map((rule) => rule.split(':'))),
      );
      expect(rules).toHaveLength(2);
      for (const [at, paper] of ['#ffffff', '#1d1e24'].entries()) {
        const { '--accent': accent, '--on-accent': on, '--link': link, '--tint': tint } = rules[at] ?? {};
        expect(contrast(accent, on)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(link, paper)).toBeGreaterThanOrEqual(4.5);
        // Colours are rounded to whole steps of a channel once they are measured.
        expect(contrast(link, tint)).toBeGreaterThanOrEqual(4.45);
      }
    }),
  );
});

test('what is no colour becomes the default, and nothing of it reaches the style sheet', () => {
  expect(colorRules('red;}*{display:none')).toBe(colorRules(undefined));
  expect(colorRules('#36c')).toBe(colorRules('#3366cc'));
});
