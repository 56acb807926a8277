import { seededRandom } from '../../support/seeded-random.ts';

const WORDS = 3_000;
/** The commonest words come first. */
const COMMON =
  'order invoice delivery please account refund the my and not work password address payment card late parcel email grinder battery';
const PARTS = [
  'ba',
  'cor',
  'den',
  'fil',
  'gra',
  'hop',
  'jun',
  'kel',
  'lom',
  'mar',
  'nit',
  'pol',
  'rus',
  'sel',
  'tan',
  'vor',
  'wim',
  'zed',
];

const words = makeWords();

function makeWords(): string[] {
  const random = seededRandom('vocabulary');
  const part = () => PARTS[Math.floor(random() * PARTS.length)] ?? '';
  const made = new Set(COMMON.split(' '));
  while (made.size < WORDS) made.add(part() + part() + (random() < 0.5 ? part() : ''));
  return [...made];
}

/** Words as people repeat them: a few very often, most of them seldom. */
export function sentence(random: () => number, length: number): string {
  return Array.from({ length }, () => words[Math.floor(random() ** 3 * words.length)] ?? '').join(' ');
}

/** A word by how common it is, 0 the commonest. */
export function wordAt(place: number): string {
  return words[place] ?? '';
}
