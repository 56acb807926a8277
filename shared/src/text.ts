import * as v from 'valibot';

// C0, DEL and C1 control characters, without tab, line feed and carriage return.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
const LINE_BREAK = /[\r\n\u0085\u2028\u2029]/;
// What shows nothing: blanks, zero-width characters, fillers, variation selectors, the empty Braille cell.
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether nothing of a text would be seen. */
export function looksBlank(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

/** The number of code points, which is what every limit counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function textSchema(max: number, isLine: boolean) {
  return v.pipe(
    v.string('This must be a text.'),
    // Counting starts only below this bound: a code point has at most two units.
    v.check((text) => text.length <= max * 2 && codePoints(text) <= max, `Shorten this to ${max} characters.`),
    v.check((text) => text.isWellFormed(), 'This text is not valid Unicode.'),
    v.check((text) => !CONTROL.test(text), 'Take the control characters out of this text.'),
    v.check((text) => !isLine || !LINE_BREAK.test(text), 'Write this on one line.'),
    v.transform((text) =>
      (isLine ? text.replace(/\s+/g, ' ') : text.replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')).normalize('NFC').trim(),
    ),
  );
}

/** A text on one line, of at most `max` code points: no control characters, NFC, blanks folded. May be empty. */
export const line = (max: number) => textSchema(max, true);

/** A text of several lines, of at most `max` code points: no control characters but tab and line feed, NFC. May be empty. */
export const lines = (max: number) => textSchema(max, false);

const notBlank = v.check((text: string) => !looksBlank(text), 'Write something here.');

/** As `line`, and something of it must be visible. */
export const filledLine = (max: number) => v.pipe(line(max), notBlank);

/** As `lines`, and something of it must be visible. */
export const filledLines = (max: number) => v.pipe(lines(max), notBlank);
