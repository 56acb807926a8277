type Rgb = [number, number, number];

const PAPER: Record<'light' | 'dark', Rgb> = { light: [255, 255, 255], dark: [29, 30, 36] };
const READABLE = 4.5;
const DEFAULT = '3454d1';

/** The style rules of the owner's colour, in light and dark: fill, text on it, tint, and a colour for links that can be read on paper and tint. */
export function colorRules(color: string | undefined): string {
  const accent = parse(color) ?? parse(DEFAULT) ?? [0, 0, 0];
  return `.panel{${rules(accent, 'light')}}.panel.dark{${rules(accent, 'dark')}}`;
}

function parse(color = ''): Rgb | null {
  const hex = /^#?([\da-f]{6})$/i.exec(color.replace(/^#?(.)(.)(.)$/, '$1$1$2$2$3$3'))?.[1];
  if (!hex) return null;
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function rules(owner: Rgb, theme: 'light' | 'dark'): string {
  const paper = PAPER[theme];
  const away: Rgb = theme === 'light' ? [0, 0, 0] : [255, 255, 255];
  const tintOf = (color: Rgb) => mix(paper, color, theme === 'light' ? 0.09 : 0.15);
  let link = owner;
  for (let step = 1; contrast(link, tintOf(link)) < READABLE && step <= 20; step++) link = mix(owner, away, step / 20);
  // In the dark a fill as bright as the link looks like the same thing; by day the owner's own colour stays as it is.
  const accent = theme === 'light' ? owner : link;
  const white: Rgb = [255, 255, 255];
  const on: Rgb = contrast(accent, white) >= READABLE ? white : [0, 0, 0];
  return `--accent:${hexOf(accent)};--on-accent:${hexOf(on)};--link:${hexOf(link)};--tint:${hexOf(tintOf(link))}`;
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const hexOf = (color: Rgb) => `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
