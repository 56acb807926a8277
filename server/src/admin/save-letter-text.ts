import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { checkLetterWords } from '../notifications/check-letter-words.ts';
import type { LetterWords } from '../notifications/letters/letter.ts';
import { resetLetterWords, saveLetterWords } from '../notifications/save-letter-words.ts';
import { statuses } from '../web/problems.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerLetterText, letterIn } from './letter-text.tsx';
import { letterTextHref } from './letter-texts.tsx';

/** Long enough for what is too long to be told so, and not cut. */
const typed = v.pipe(v.string(), v.maxLength(20_000));

const formSchema = v.strictObject({
  subject: typed,
  opening: typed,
  closing: typed,
  do: v.picklist(['save', 'look', 'reset']),
  seen: v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.transform((instant) => new Date(instant)),
    ),
  ]),
});

export interface TypedWords {
  words: LetterWords;
  seenAt: Date | null;
  isReset: boolean;
}

/** The words that were typed, not checked yet. @throws Refusal `invalid` for a form that is not this one */
export async function typedWords(c: WebContext): Promise<TypedWords> {
  const { values } = await readForm(c, formSchema);
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  const { subject, opening, closing, seen, do: act } = values;
  return { words: { subject, opening, closing }, seenAt: seen, isReset: act === 'reset' };
}

/** POST /admin/letter-texts/:site/:letter: saves the words, or gives them up. What cannot be saved stays as typed. */
export async function saveLetterText(c: WebContext): Promise<Response> {
  const { site, letter, language } = await letterIn(c);
  const { words: given, seenAt, isReset } = await typedWords(c);
  const { words, faults } = isReset ? { words: given, faults: undefined } : checkLetterWords(letter, given);
  if (!words) return answerLetterText(c, { status: 422, unfinished: { typed: { ...given }, faults: { ...faults } } });
  const atWork = { siteId: site.id, letter, language, seenAt };
  const staffId = staffIn(c).id;
  try {
    if (isReset) await resetLetterWords(c.get('deps'), staffId, atWork);
    else await saveLetterWords(c.get('deps'), staffId, atWork, words);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'conflict') throw thrown;
    const unfinished = { typed: { ...given }, faults: {} };
    return answerLetterText(c, { status: statuses.conflict.status, notice: thrown.message, unfinished });
  }
  return c.redirect(letterTextHref(site.key, letter, language), 303);
}
