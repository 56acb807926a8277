// Luminances between which a colour can be read on paper and tint: below the one in light, above the other in dark.
const DARK_ENOUGH = 0.145;
const BRIGHT_ENOUGH = 0.32;
const WHITE_TEXT_BELOW = 0.18;

/** The style rules of the owner's colour, in light and dark: fill, text on it, tint, and a colour for links that can be read on paper and tint. */
export function colorRules(color = ''): string {
  const hex = /^#?((?:[\da-f]{3}){1,2})$/i.exec(color)?.[1] ?? '3454d1';
  const digits = hex.replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  const luminance = [0.2126, 0.7152, 0.0722].reduce(
    (sum, weight, at) => sum + weight * lightOf(digits.slice(2 * at, 2 * at + 2)),
    0,
  );
  const towards = (end: string, share: number) =>
    `color-mix(in srgb-linear,#${end} ${100 * Math.max(0, share)}%,#${digits})`;
  const rule = (theme: string, fill: string, text: string, link: string, tint: number) =>
    `.panel${theme}{--accent:${fill};--on-accent:#${text};--link:${link};--tint:color-mix(in srgb,var(--link) ${tint}%,var(--paper))}`;
  return (
    rule('', `#${hex}`, luminance < WHITE_TEXT_BELOW ? 'fff' : '000', towards('000', 1 - DARK_ENOUGH / luminance), 9) +
    // In the dark a fill as bright as the link looks like the same thing; by day the owner's own colour stays as it is.
    rule('.dark', 'var(--link)', '000', towards('fff', (BRIGHT_ENOUGH - luminance) / (1.01 - luminance)), 15)
  );
}

/** How much light two hexadecimal digits stand for, from 0 to 1. */
const lightOf = (digits: string) => ((Number.parseInt(digits, 16) / 255 + 0.055) / 1.055) ** 2.4;
