const WORD = /^['’-]*\p{L}[\p{L}\p{M}'’-]*$/u;
/** Letters that show nothing, or that look like a dot: they would hide blanks and addresses in a word. */
const DISGUISE = /[\p{Default_Ignorable_Code_Point}\u318d\ua78f]/u;
const MOST_WORDS = 3;
const LONGEST = 40;

/**
 * The name an automatic letter may greet by: only what looks like a name, since anybody can type anything beside anybody's address.
 * @returns null for anything else; the letter then greets without a name
 */
export function greetingName(name: string | null): string | null {
  if (!name || [...name].length > LONGEST || DISGUISE.test(name)) return null;
  const words = name.split(' ').filter(Boolean);
  return words.length > 0 && words.length <= MOST_WORDS && words.every((word) => WORD.test(word))
    ? words.join(' ')
    : null;
}
