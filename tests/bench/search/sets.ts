import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IndexedArticle } from '@helpslip/shared/contract';
import * as v from 'valibot';
import { sampled } from './variants.ts';

const setSchema = v.object({
  faqs: v.array(
    v.object({
      id: v.string(),
      category: v.string(),
      question: v.string(),
      answer: v.optional(v.string(), ''),
      phrasings: v.array(v.string()),
    }),
  ),
  queries: v.array(v.object({ text: v.string(), faqId: v.union([v.string(), v.array(v.string())]) })),
  oos: v.optional(v.array(v.string()), []),
});

/** Queries with the ids of which one must be found; none for those that nothing answers. */
export interface Query {
  text: string;
  answers: string[];
}

export interface QuestionSet {
  name: string;
  /** How many phrasings each article has: the `k` at the end of the file's name, or none. */
  phrasings: string;
  articles: IndexedArticle[];
  queries: Query[];
  unanswerable: Query[];
}

const EXCERPT_LENGTH = 200;

/**
 * Reads every `.json` of a folder.
 * @param most how many queries of each set, evenly drawn; 0 for all
 */
export function readSets(folder: string, most: number): QuestionSet[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const { faqs, queries, oos } = v.parse(setSchema, JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
    const name = path.basename(file, '.json');
    return {
      name,
      phrasings: /-k(\d+)$/.exec(name)?.[1] ?? '',
      articles: faqs.map(({ id, category, question, answer, phrasings }) => ({
        id,
        categories: category ? [category] : [],
        question,
        phrasings,
        excerpt: answer.slice(0, EXCERPT_LENGTH),
        context: '',
      })),
      queries: sampled(queries, most).map(({ text, faqId }) => ({ text, answers: [faqId].flat() })),
      unanswerable: sampled(oos, most).map((text) => ({ text, answers: [] })),
    };
  });
}
