import { seededRandom } from '../../support/seeded-random.ts';

/** What nobody can mean: for these nothing should be shown. */
export const GIBBERISH = [
  'asdfgh, qwerty, zxcvbnm, jjjjj, lkjhgf, hfhfhf, ???, ..., xyzzy, aaaaaa, fghjk lkjh, wwwww, blorptastic, fnord',
  'sdkfj sldkfj, qqq, mnbvc, poiuy trewq, ghghgh, zzzz',
].flatMap((line) => line.split(', '));

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LEAST_LETTERS = 4;

/** At most `most` of a list, evenly drawn and the same on every run; 0 for all. */
export function sampled<One>(all: readonly One[], most: number): One[] {
  if (most === 0 || all.length <= most) return [...all];
  const random = seededRandom('sample');
  const drawn = all.map((one) => ({ one, place: random() })).sort((a, b) => a.place - b.place);
  return drawn.slice(0, most).map(({ one }) => one);
}

/** The first words of a longer query; nothing when it has no more than these. */
export function firstWords(query: string, count: number): string | null {
  const words = query.trim().split(/\s+/);
  return words.length > count ? words.slice(0, count).join(' ') : null;
}

/** A query of which only this part of its letters has been typed; the cut may go through a word. */
export function cutShort(query: string, part: number): string | null {
  const length = Math.round(query.trim().length * part);
  return length < 3 ? null : query.trim().slice(0, length).trimEnd();
}

/** The query with one or two slips of the fingers, each in a word of its own of four letters or more. */
export function misspelt(query: string): string {
  const random = seededRandom(query);
  const parts = query.split(/(\s+)/);
  const long = [...parts.keys()].filter((place) => (parts[place]?.match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS);
  const slips = random() < 0.5 ? 1 : 2;
  for (let slip = 0; slip < slips && long.length > 0; slip++) {
    const [place = 0] = long.splice(Math.floor(random() * long.length), 1);
    parts[place] = slipIn(parts[place] ?? '', random);
  }
  return parts.join('');
}

function slipIn(word: string, random: () => number): string {
  // The first letter is rarely the wrong one.
  const at = random() < 0.1 ? 0 : 1 + Math.floor(random() * (word.length - 1));
  const letter = word.charAt(at);
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  const kind = random();
  if (kind < 0.2) return at + 1 < word.length ? before + after.charAt(0) + letter + after.slice(1) : before;
  if (kind < 0.45) return before + after;
  if (kind < 0.55) return before + letter + letter + after;
  if (kind < 0.65) return before + neighbour(letter, random) + letter + after;
  return before + neighbour(letter, random) + after;
}

function neighbour(letter: string, random: () => number): string {
  const row = KEYBOARD.find((keys) => keys.includes(letter.toLowerCase())) ?? 'e';
  const at = row.indexOf(letter.toLowerCase());
  return row.charAt(random() < 0.5 && at > 0 ? at - 1 : Math.min(at + 1, row.length - 1));
}
