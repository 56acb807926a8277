import { line } from '@helpslip/shared/text';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { FileFault, ReadArticle } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { articleLimits, bodySchema, contextSchema, questionSchema } from './article-text.ts';
import { type GivenFile, type RawAnswer, type ReadPlace, readAnswerFiles } from './read-files.ts';

const KEPT_MS = 24 * 3_600_000;
const MOST_FAULTS = 500;

const schema = v.object({
  question: questionSchema,
  body: bodySchema,
  phrasings: v.pipe(v.array(line(articleLimits.phrasing)), v.maxLength(articleLimits.phrasings, 'These are too many.')),
  context: contextSchema,
});
const PARTS: Record<string, string> = {
  question: 'Question',
  body: 'Answer',
  phrasings: 'Phrasings',
  context: 'Context',
};

/**
 * Reads files of answers for a site and keeps what was found for a day, for an owner to look at; nothing is added yet.
 * @returns the id under which it is kept
 * @throws Refusal `not-found` for a site that is not theirs
 */
export async function checkImport(deps: Deps, staffId: string, siteId: number, files: GivenFile[]): Promise<number> {
  const { db, clock } = deps;
  const places = await readAnswerFiles(files);
  const known = await db
    .selectFrom('site_staff')
    .select([
      sql<string[]>`array(select key from category where site_id = site_staff.site_id)`.as('keys'),
      sql<string[]>`array(select question from article where site_id = site_staff.site_id)`.as('questions'),
    ])
    .where('site_id', '=', siteId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!known) throw new Refusal('not-found', 'There is no site of yours to add these answers to.');
  const { articles, faults } = checked(places, new Set(known.keys), known.questions.map(folded));
  await db
    .deleteFrom('article_import')
    .where('created_at', '<', new Date(clock().getTime() - KEPT_MS))
    .where('status', '!=', 'running')
    .execute();
  const { id } = await db
    .insertInto('article_import')
    .values({
      site_id: siteId,
      staff_id: staffId,
      file_name: files
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
      articles: JSON.stringify(articles),
      faults: JSON.stringify(faults.slice(0, MOST_FAULTS)),
      total: places.length,
      created_at: clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function checked(places: ReadPlace[], categories: Set<string>, questions: string[]) {
  const taken = new Set(questions);
  const articles: ReadArticle[] = [];
  const faults: FileFault[] = [];
  for (const read of places) {
    if (!read.answer) {
      faults.push({ place: plain(read.place), fault: read.fault });
      continue;
    }
    const { article, fault } = checkAnswer(read.answer, categories, taken);
    if (article) articles.push(article);
    else faults.push({ place: plain(read.answer.place), fault });
  }
  return { articles, faults };
}

type Checked = { article: ReadArticle; fault?: undefined } | { article?: undefined; fault: string };

function checkAnswer(answer: RawAnswer, categories: Set<string>, taken: Set<string>): Checked {
  const result = v.safeParse(schema, answer, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    return { fault: `${PARTS[String(issue.path?.[0]?.key)] ?? 'Row'}: ${issue.message}` };
  }
  const unknown = answer.categories.find((key) => !categories.has(key));
  if (unknown !== undefined) return { fault: `There is no category with the key “${plain(unknown)}”.` };
  const key = folded(result.output.question);
  if (taken.has(key)) return { fault: 'There is an answer to this question already.' };
  taken.add(key);
  const phrasings = [...new Set(result.output.phrasings.filter(Boolean))];
  return { article: { ...result.output, phrasings, categories: answer.categories, isPinned: answer.isPinned } };
}

function folded(question: string): string {
  return question.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What stands in a file may hold anything; the database takes no NUL and no half characters. */
function plain(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').slice(0, 200);
}
