import { type Language, spokenOf } from '@helpslip/shared/languages';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english, type HelpWords } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { japanese } from './ja.ts';
import { dutch } from './nl.ts';
import { polish } from './pl.ts';
import { brazilian } from './pt-br.ts';

const wordsIn: Record<Language, HelpWords> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  'pt-BR': brazilian,
  nl: dutch,
  pl: polish,
  ja: japanese,
  ar: arabic,
};

/** What the plain page says in a language; English where it has no words in it. @param locale a language tag */
export function helpWords(locale: string): HelpWords {
  return wordsIn[spokenOf([locale])?.language ?? 'en'];
}
