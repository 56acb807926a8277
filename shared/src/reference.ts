// Crockford's base 32: no I, L, O, U, so that a reference can be read aloud and typed from paper.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 9;
const LENGTH = RANDOM_LENGTH + 1;

// Powers of the generator 2 in GF(32) (x^5 + x^2 + 1): its 31 non-zero elements in order, so each place of a reference has a weight of its own.
const POWERS: number[] = [];
for (let i = 0, power = 1; i < 31; i++) {
  POWERS.push(power);
  power <<= 1;
  if (power & 32) power ^= 0b100101;
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % 31] ?? 0);
}

/** The check character: the weighted sum in GF(32), which notices every single wrong character and every swap of two. */
function checkCharacter(random: string): string {
  let sum = 0;
  for (let i = 0; i < RANDOM_LENGTH; i++) sum ^= times(POWERS[i + 1] ?? 0, ALPHABET.indexOf(random.charAt(i)));
  return ALPHABET.charAt(sum);
}

/**
 * Makes a new reference.
 * @param randomBytes at least nine bytes from a cryptographic source; five bits of each are used
 * @returns ten characters without dashes, as stored
 */
export function makeReference(randomBytes: Uint8Array): string {
  if (randomBytes.length < RANDOM_LENGTH) throw new RangeError('makeReference needs at least nine random bytes');
  let random = '';
  for (let i = 0; i < RANDOM_LENGTH; i++) random += ALPHABET.charAt((randomBytes[i] ?? 0) & 31);
  return random + checkCharacter(random);
}

/**
 * Reads what a person typed: lower case, blanks, missing dashes, `O` for `0`, `I` and `L` for `1`.
 * @returns the ten characters as stored, or null when it cannot be a reference (wrong length, letter or check character)
 */
export function parseReference(typed: string): string | null {
  if (typeof typed !== 'string' || typed.length > 64) return null;
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== LENGTH) return null;
  for (const character of plain) if (!ALPHABET.includes(character)) return null;
  return checkCharacter(plain.slice(0, RANDOM_LENGTH)) === plain.slice(RANDOM_LENGTH) ? plain : null;
}

/** Shows a stored reference as people see it: `7KM-93P-QXZ2`. */
export function formatReference(reference: string): string {
  return `${reference.slice(0, 3)}-${reference.slice(3, 6)}-${reference.slice(6)}`;
}
