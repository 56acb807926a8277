import { addArticles, type NewArticle } from '@helpslip/server/articles/add-articles.ts';
import { searchOfSite } from '@helpslip/server/articles/site-search.ts';
import { suggestArticles, type WrittenQuestion as Written } from '@helpslip/server/articles/suggest.ts';
import { addSiteFromFile } from '@helpslip/server/cli/site-file.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticArticles } from '../../bench/synthetic-articles.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';
import { DEMO_SITE_FILE } from '../../support/stage.ts';
import { beyondAnswers, type WrittenQuestion, writtenQuestions } from './written-questions.ts';

let helpslip: Helpslip;
let demoId: number;
beforeAll(async () => {
  helpslip = await openHelpslip();
  await addSiteFromFile(helpslip.deps, DEMO_SITE_FILE);
  const { db } = helpslip.deps;
  ({ id: demoId } = await db.selectFrom('site').select('id').where('key', '=', 'demo').executeTakeFirstOrThrow());
});
afterAll(() => helpslip.close());

const plain = { phrasings: [], categories: [], context: '', isPinned: false };

async function questionsFor(siteId: number, written: Written, limit = 5): Promise<string[]> {
  const suggested = await suggestArticles(helpslip.deps, siteId, written, limit);
  return suggested.map(({ question }) => question);
}

/** A site of its own with these answers. */
async function siteWith(key: string, articles: NewArticle[]): Promise<number> {
  const siteId = await addSite(helpslip.deps, { ...acme, key });
  if (siteId === null) throw new Error(`${key} is there already`);
  await addArticles(helpslip.deps, siteId, articles);
  return siteId;
}

describe('What is suggested for what people wrote', () => {
  /** For how many of the questions an answer that fits is among the first `limit`. */
  async function fitting(limit: number, writtenOf: (question: WrittenQuestion) => Written): Promise<number> {
    let count = 0;
    for (const question of writtenQuestions) {
      const suggested = await questionsFor(demoId, writtenOf(question), limit);
      if (suggested.some((one) => question.fits.includes(one))) count++;
    }
    return count / writtenQuestions.length;
  }
  const whole = ({ fits, ...written }: WrittenQuestion) => written;

  test('fits nearly always, and better by subject and message together than by either alone', async () => {
    const together = await fitting(3, whole);
    expect(together).toBeGreaterThanOrEqual(0.95);
    expect(together).toBeGreaterThan(await fitting(3, ({ subject, category }) => ({ subject, category })));
    expect(together).toBeGreaterThan(await fitting(3, ({ message, category }) => ({ message, category })));
    expect(await fitting(1, whole)).toBeGreaterThanOrEqual(0.85);
  });

  test('is found in a long message too, behind greetings and before a signature', async () => {
    const message = [
      'Good morning, dear team! I hope that you had a nice weekend and that all of you are well.',
      'We have been customers for years and have always been happy with everything so far.',
      'Yesterday I noticed that the tracking of my parcel has not moved for days.',
      'Please let me know. Many thanks in advance for your help and your time!',
      'Kind regards, Peter Petersen, Head of Office, Petersen and Sons',
    ].join('\n');
    expect((await questionsFor(demoId, { subject: 'Hello', message }))[0]).toBe('My tracking has not moved for days');
  });

  test.each(beyondAnswers)('is nothing for "$subject"', async (written) => {
    expect(await questionsFor(demoId, written)).toEqual([]);
  });

  test('is nothing for nothing', async () => {
    expect(await questionsFor(demoId, {})).toEqual([]);
    expect(await questionsFor(demoId, { subject: ' ', message: '\n\n' })).toEqual([]);
  });

  test('is as many as asked for, best first, each with the words that it was found by', async () => {
    const suggested = await suggestArticles(
      helpslip.deps,
      demoId,
      { subject: 'grinder red lihgt', message: 'It flashes. Where is the serial number of my grinder?' },
      3,
    );
    const scores = suggested.map(({ score }) => score);
    expect(suggested.length).toBe(3);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(suggested[0]?.why).toContainEqual(expect.objectContaining({ word: 'lihgt', met: 'light', kind: 'typo' }));
    const words = suggested[0]?.why.map(({ word }) => word) ?? [];
    expect(new Set(words).size).toBe(words.length);
    expect(words).not.toContain('it');
  });
});

test('an answer for the version that was given goes before one for another version', async () => {
  const question = 'The app does not start';
  const siteId = await siteWith('versions', [
    { ...plain, question, body: 'Old.', context: 'Version 4.2' },
    { ...plain, question: `${question} any more`, body: 'New.', context: 'Version 5.1, Android' },
    { ...plain, question: 'How do I sign in?', body: 'So.' },
  ]);
  const firstFor = async (context: Record<string, string>) =>
    (await questionsFor(siteId, { subject: 'App not starting', context }))[0];
  expect(await firstFor({ version: 'v5.1.3' })).toBe(`${question} any more`);
  expect(await firstFor({ version: '4.2' })).toBe(question);
  expect(await firstFor({ version: '4.2.0', system: 'Windows' })).toBe(question);
  expect(await firstFor({ system: 'Android 14' })).toBe(`${question} any more`);
});

test('a context does not bring up what the words do not', async () => {
  expect(await questionsFor(demoId, { subject: 'qwrtz', context: { model: 'Grinder G2' } })).toEqual([]);
});

test('what is published, changed and withdrawn counts from the next question on; drafts and other sites never', async () => {
  const { db, clock } = helpslip.deps;
  const siteId = await siteWith('changing', [{ ...plain, question: 'How do I polish a teapot?', body: 'Softly.' }]);
  const other = await siteWith('elsewhere', [{ ...plain, question: 'Which teapot polish is best?', body: 'Ours.' }]);
  const written = { subject: 'teapot polish' };
  expect(await questionsFor(siteId, written)).toEqual(['How do I polish a teapot?']);

  helpslip.moveClockTo('2026-01-14T10:00:00Z');
  await addArticles(helpslip.deps, siteId, [{ ...plain, question: 'Can I polish my teapot?', body: 'Yes.' }]);
  expect(await questionsFor(siteId, written)).toContain('Can I polish my teapot?');

  helpslip.moveClockTo('2026-01-14T10:01:00Z');
  const change = (status: 'draft' | 'withdrawn', question: string) =>
    db
      .updateTable('article')
      .set({ status, updated_at: clock() })
      .where('site_id', '=', siteId)
      .where('question', '=', question)
      .execute();
  await change('withdrawn', 'Can I polish my teapot?');
  expect(await questionsFor(siteId, written)).toEqual(['How do I polish a teapot?']);
  await change('draft', 'How do I polish a teapot?');
  expect(await questionsFor(siteId, written)).toEqual([]);
  expect(await questionsFor(other, written)).toEqual(['Which teapot polish is best?']);
});

test('the index is shared by all who ask, and kept for the sites asked about last', async () => {
  const { deps, siteId } = helpslip;
  const [one, two] = await Promise.all([searchOfSite(deps, siteId), searchOfSite(deps, siteId)]);
  expect(two).toBe(one);
  for (let number = 0; number < 10; number++) await searchOfSite(deps, await siteWith(`many-${number}`, []));
  expect(await searchOfSite(deps, siteId)).not.toBe(one);
});

test('five thousand answers are read in slices, so that others get their turn', { timeout: 60_000 }, async () => {
  const siteId = await siteWith('large', []);
  const { articles, queries } = syntheticArticles(5_000);
  for (let from = 0; from < articles.length; from += 1_000) {
    await addArticles(
      helpslip.deps,
      siteId,
      articles.slice(from, from + 1_000).map((article) => ({ ...article, body: article.excerpt, isPinned: false })),
    );
  }
  const turns: number[] = [performance.now()];
  let isOver = false;
  const turn = () => {
    turns.push(performance.now());
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  // Those with a slip: the very question would come alone.
  const [subject = '', ...message] = queries.filter((_, number) => number % 2 === 1);
  const found = await questionsFor(siteId, { subject, message: message.join('\n') });
  isOver = true;
  const whole = (turns.at(-1) ?? 0) - (turns[0] ?? 0);
  const longest = Math.max(...turns.slice(1).map((at, place) => at - (turns[place] ?? 0)));
  expect(found.length).toBe(5);
  expect(longest / whole, 'the longest stretch without a turn, of the whole').toBeLessThan(0.2);
});
