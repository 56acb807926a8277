import { setImmediate } from 'node:timers/promises';
import type { Reason } from '@helpslip/shared/search/explain';
import type { Deps } from '../deps.ts';
import { contextLift } from './context-lift.ts';
import { type SiteSearch, searchOfSite } from './site-search.ts';

/** What is known of a question that somebody wrote. */
export interface WrittenQuestion {
  subject?: string;
  message?: string;
  /** Names and values, such as { version: '4.2.1' }: product, version, plan, filled-in fields. */
  context?: Record<string, string>;
  /** The key of the chosen category. */
  category?: string;
}

/** A published article that may answer a question, and why it is thought so. */
export interface SuggestedArticle {
  id: string;
  /** The language that it is in, there where it is not translated into the one asked for. */
  locale?: string;
  question: string;
  excerpt: string;
  /** Comparable within one answer only. */
  score: number;
  /** The words written that met the article, each once, what counted most first; fillers only where there is nothing else. */
  why: Reason[];
}

// What is looked at of a long message, so that it takes no longer than a few short ones; an endless sentence is cut between words.
const MOST_SENTENCES = 12;
const SENTENCE = /\S.{0,159}(?!\S)|\S{1,160}/gsu;
/** The other sentences, beside the one that meets an article best. */
const OTHER_SENTENCES = 0.4;
/** How many articles each sentence may bring. */
const MOST_FOUND = 50;
/** What is weaker beside the best than this is no suggestion. */
const LEAST_OF_BEST = 0.3;

/**
 * The published answers of a site that fit a question best: subject and message count alike, of the message the sentence that says most.
 * @param limit how many at most; none where nothing fits
 * @param translation the language in which to look and to answer, where it is not the first of the site
 * @returns best first; what they say is the owner's words, never the writer's
 */
export async function suggestArticles(
  deps: Deps,
  siteId: number,
  { subject = '', message = '', context = {}, category }: WrittenQuestion,
  limit: number,
  translation: string | null = null,
): Promise<SuggestedArticle[]> {
  const search = await searchOfSite(deps, siteId, { translation });
  const sentences = sentencesOf(message);
  const scores = new Map<string, number>();
  for (const [id, score] of await scoresOf(search, [subject], category)) scores.set(id, score);
  for (const [id, score] of await scoresOf(search, sentences, category)) scores.set(id, (scores.get(id) ?? 0) + score);

  const lift = contextLift(search.articles.values(), context);
  const found = [...scores].flatMap(([id, score]) => {
    const article = search.articles.get(id);
    return article ? [{ article, score: score * lift(article) }] : [];
  });
  found.sort((a, b) => b.score - a.score);
  const least = (found[0]?.score ?? 0) * LEAST_OF_BEST;
  const suggested: SuggestedArticle[] = [];
  for (const { article, score } of found.slice(0, limit)) {
    if (score < least) break;
    await setImmediate();
    const { id, locale, question, excerpt } = article;
    const why = reasonsFor(search, [subject, ...sentences], id);
    suggested.push({ id, ...(locale ? { locale } : {}), question, excerpt, score, why });
  }
  return suggested;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

function sentencesOf(message: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(message)) {
    sentences.push(...(segment.match(SENTENCE) ?? []));
    if (sentences.length >= MOST_SENTENCES) break;
  }
  return sentences.slice(0, MOST_SENTENCES);
}

/** The score of each article by the text that meets it best, and a share of the others. Other requests get their turn in between. */
async function scoresOf(
  { hits }: SiteSearch,
  texts: string[],
  category: string | undefined,
): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  const sums = new Map<string, number>();
  for (const text of texts) {
    await setImmediate();
    for (const { id, score } of hits(asWritten(text), { category, limit: MOST_FOUND })) {
      best.set(id, Math.max(best.get(id) ?? 0, score));
      sums.set(id, (sums.get(id) ?? 0) + score);
    }
  }
  return new Map([...best].map(([id, most]) => [id, most + OTHER_SENTENCES * ((sums.get(id) ?? 0) - most)]));
}

/** The search takes a last word for one that is still being typed; this one is finished. */
function asWritten(text: string): string {
  return `${text} `;
}

function reasonsFor({ reasons }: SiteSearch, texts: string[], id: string): Reason[] {
  const best = new Map<string, Reason>();
  for (const reason of texts.flatMap((text) => reasons(asWritten(text), id))) {
    if (reason.score > (best.get(reason.word)?.score ?? 0)) best.set(reason.word, reason);
  }
  const all = [...best.values()].sort((a, b) => b.score - a.score);
  const telling = all.filter(({ isFiller }) => !isFiller);
  return telling.length > 0 ? telling : all;
}
