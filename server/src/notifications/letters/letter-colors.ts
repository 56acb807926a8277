type Rgb = [number, number, number];

export interface LetterColors {
  ink: string;
  quiet: string;
  paper: string;
  wash: string;
  line: string;
  link: string;
  /** The owner's own colour, for buttons, and what is written on it. */
  brand: string;
  onBrand: string;
}

const LIGHT = { ink: '#1c1c22', quiet: '#5d5e69', paper: '#ffffff', wash: '#f5f4f1', line: '#d5d2ca' };
const DARK = { ink: '#ececf1', quiet: '#b3b4bf', paper: '#1d1e24', wash: '#15161b', line: '#4a4b55' };
const DEFAULT_BRAND = '#3454d1';
const READABLE = 4.5;

/** The colours of a letter in light and dark, its links in the owner's colour as far as that can be read there. */
export function letterColors(brand = DEFAULT_BRAND): { light: LetterColors; dark: LetterColors } {
  const onBrand = contrast(rgbOf('#ffffff'), rgbOf(brand)) >= READABLE ? '#ffffff' : '#000000';
  const button = { brand, onBrand };
  return {
    light: { ...LIGHT, ...button, link: readableOn(LIGHT.paper, brand, '#000000') },
    dark: { ...DARK, ...button, link: readableOn(DARK.paper, brand, '#ffffff') },
  };
}

/** The colour itself where it can be read on the paper, or else as little as it takes nearer to black or white. */
function readableOn(paper: string, color: string, away: string): string {
  const [ground, from, to] = [rgbOf(paper), rgbOf(color), rgbOf(away)];
  let link = from;
  for (let step = 1; contrast(link, ground) < READABLE && step <= 20; step++) link = mix(from, to, step / 20);
  return `#${link.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** How well one colour can be read on another, 1 to 21 as WCAG counts it. @param one and @param other as `#rrggbb` */
export function contrastBetween(one: string, other: string): number {
  return contrast(rgbOf(one), rgbOf(other));
}

function rgbOf(hex: string): Rgb {
  const whole = Number.parseInt(hex.slice(1), 16);
  return [(whole >> 16) & 255, (whole >> 8) & 255, whole & 255];
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG 2 has it, 0 to 1. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * share);
  return [part(0), part(1), part(2)];
}
