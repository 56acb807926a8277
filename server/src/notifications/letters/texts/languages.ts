import { type Language, spokenOf } from '@helpslip/shared/languages';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english, type LetterTexts } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { japanese } from './ja.ts';
import { dutch } from './nl.ts';
import { polish } from './pl.ts';
import { brazilian } from './pt-br.ts';
import type { RequesterTexts } from './requester-texts.ts';

const whole = (texts: RequesterTexts): LetterTexts => ({
  ...english,
  ...texts,
  letters: { ...english.letters, ...texts.letters },
});

const textsIn: Record<Language, LetterTexts> = {
  en: english,
  de: whole(german),
  fr: whole(french),
  es: whole(spanish),
  it: whole(italian),
  'pt-BR': whole(brazilian),
  nl: whole(dutch),
  pl: whole(polish),
  ja: whole(japanese),
  ar: whole(arabic),
};

/** The language that letters speak to somebody; English where there are no texts in theirs. @param locale a language tag */
export function letterLanguage(locale: string): Language {
  return spokenOf([locale])?.language ?? 'en';
}

/** What letters say in a reader's language. @param locale a language tag */
export function textsFor(locale: string): LetterTexts {
  return textsIn[letterLanguage(locale)];
}
