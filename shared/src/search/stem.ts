const ARABIC = /^[\u0621-\u064a]+$/;
// The article, with what is written together with it.
const ARABIC_ARTICLE = /^(?:[وبفك]?ال|لل)(?=..)/;

/**
 * Takes the commonest endings off a folded word, so that "cards", "cancelled" and "paying" meet "card", "cancel" and "pay".
 * Of Arabic words the article goes, and endings that people type in two ways become one.
 * Light on purpose: what it leaves apart is met later by shared beginnings.
 */
export function stem(word: string): string {
  if (ARABIC.test(word)) return word.replace(ARABIC_ARTICLE, '').replace(/ة$/, 'ه').replace(/ى$/, 'ي');
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let root = word
    .replace(/(?:sse|she|che|xe|zze)s$/, (ending) => ending.slice(0, -2))
    .replace(/([^aeiou])(?:ies|ied)$/, '$1y')
    .replace(/([^su])s$/, '$1');
  const verb = /^(.*[aeiouy].*?)(?:ing|ed|er)$/.exec(root)?.[1];
  if (verb && verb.length > 2) root = verb.replace(/([^aeiouyls])\1$/, '$1').replace(/ll$/, 'l');
  root = root.replace(/^(.{4,}?)(?:ation|ment|ness|able|ly|al|ion)$/, '$1');
  return root.length > 3 ? root.replace(/e$/, '').replace(/y$/, 'i').replace(/ll$/, 'l') : root;
}
