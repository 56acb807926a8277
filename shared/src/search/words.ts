/** One word of a text: folded for comparing, and where it stands in the text as written (UTF-16 offsets, end excluded). */
export interface Word {
  text: string;
  start: number;
  end: number;
}

const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ＇]*/gu;
// Nearly all words: worth a way of their own, before the scripts of the world are looked up.
const PLAIN = /^[a-z\d]+$/i;
const APOSTROPHE = /['’ʼ＇]/;
// Apostrophes; Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs: people leave them out when they type.
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670'’ʼ]/g;
const UNDECOMPOSED: Record<string, string> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' };
const UNDECOMPOSED_LETTERS = /[ßøđłæœıħ]/g;
// Written without blanks, or (Hangul) with particles glued on: searched by pairs of characters.
const PAIRED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
// What a word is told apart by; more than 32 letters Fuse cannot compare at once.
const LONGEST_WORD = 32;
// What stands after so many words of a text is not looked at.
const MOST_WORDS = 64;

/** Lower case, without accents, apostrophes and compatibility forms. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(text)) return lower;
  return lower
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .replace(UNDECOMPOSED_LETTERS, (letter) => UNDECOMPOSED[letter] ?? letter)
    .normalize('NFC');
}

/**
 * Cuts a text into words: runs of letters and digits; pairs of characters for scripts that are written without blanks.
 * @param max how many words at most
 */
export function readWords(text: string, max = MOST_WORDS): Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(RUN)) {
    if (words.length >= max) break;
    let start = run.index;
    let end = start;
    for (const part of run[0].split(APOSTROPHE)) {
      // "l'adresse" and "dell'ordine" are two words, "can't" and "what's" are one.
      if (part.length > 2 && end > start) {
        addRun(words, text.slice(start, end - 1), start);
        start = end;
      }
      end += part.length + 1;
    }
    addRun(words, text.slice(start, end - 1), start);
  }
  return words.slice(0, max);
}

function addRun(words: Word[], run: string, start: number): void {
  let from = 0;
  for (const paired of PLAIN.test(run) ? [] : run.matchAll(PAIRED)) {
    addWord(words, run.slice(from, paired.index), start + from);
    addPairs(words, paired[0], start + paired.index);
    from = paired.index + paired[0].length;
  }
  addWord(words, run.slice(from), start + from);
}

function addPairs(words: Word[], run: string, start: number): void {
  const characters = [...run];
  let at = start;
  for (let i = 0; i === 0 || i < characters.length - 1; i++) {
    addWord(words, characters.slice(i, i + 2).join(''), at);
    at += characters[i]?.length ?? 0;
  }
}

function addWord(words: Word[], written: string, start: number): void {
  const text = fold(written).slice(0, LONGEST_WORD);
  if (text) words.push({ text, start, end: start + written.length });
}
