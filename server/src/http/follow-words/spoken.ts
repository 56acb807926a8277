import { isRightToLeft, type Language, type Spoken, spokenOf } from '@helpslip/shared/languages';
import type { WebContext } from '../../web/route.ts';
import { words as ar } from './ar.ts';
import { words as de } from './de.ts';
import { words as en, type FollowWords } from './en.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';
import { words as it } from './it.ts';
import { words as ja } from './ja.ts';
import { words as nl } from './nl.ts';
import { words as pl } from './pl.ts';
import { words as ptBR } from './pt-BR.ts';

const MOST_TAGS = 20;
const wordsIn: Record<Language, FollowWords> = { en, de, fr, es, it, 'pt-BR': ptBR, nl, pl, ja, ar };

/** How a page speaks to who reads it. */
export interface Speech extends Spoken {
  words: FollowWords;
  dir: 'ltr' | 'rtl';
  /** An address of these pages, which goes on in the language that was asked for by `?lang=`. */
  to(path: string): string;
  /** The language that was asked for by `?lang=`, for forms that carry it on. */
  asked: string | undefined;
}

/**
 * The language of a page: `?lang=`, else the first of the browser's that is spoken here. A ticket's own language is not asked, since
 * its reference alone must not tell it.
 */
export function speechFor(c: WebContext): Speech {
  const lang = c.req.query('lang') ?? '';
  const accepted = (c.req.header('Accept-Language') ?? '').split(',', MOST_TAGS);
  const tags = [lang, ...accepted.map((entry) => entry.split(';')[0]?.trim() ?? '')];
  const spoken = spokenOf(tags) ?? { language: 'en', locale: 'en-GB' };
  const asked = spokenOf([lang])?.language;
  return {
    ...spoken,
    words: wordsIn[spoken.language],
    dir: isRightToLeft(spoken.locale) ? 'rtl' : 'ltr',
    to: (path) => (asked ? `${path}?lang=${asked}` : path),
    asked,
  };
}
