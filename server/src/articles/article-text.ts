import { filledLine, filledLines, line } from '@helpslip/shared/text';
import * as v from 'valibot';
import type { ReadArticle } from '../db/schema.ts';
import { isOverMarked } from './markdown-bounds.ts';

/** Lengths are in code points. */
export const articleLimits = { question: 300, phrasings: 100, phrasing: 200, body: 10_000, context: 500 } as const;

/** What an answer says, as staff write it; categories are named by key, the body is Markdown. */
export type ArticleText = ReadArticle;

/** Phrasings as they are typed: one a line. Blank lines and those typed twice fall away. */
export const phrasingsSchema = v.pipe(
  v.string(),
  v.maxLength(articleLimits.phrasings * articleLimits.phrasing * 2, 'These are too many words.'),
  v.transform((text) => text.split(/\r\n?|\n/).filter((written) => written.trim() !== '')),
  v.array(filledLine(articleLimits.phrasing)),
  v.transform((phrasings) => [...new Set(phrasings)]),
  v.maxLength(articleLimits.phrasings, `At most ${articleLimits.phrasings} phrasings are kept.`),
);

export const questionSchema = filledLine(articleLimits.question);
export const contextSchema = line(articleLimits.context);
export const bodySchema = v.pipe(
  filledLines(articleLimits.body),
  v.check((markdown) => !isOverMarked(markdown), 'There are more signs of Markdown in this than a person would read.'),
);
