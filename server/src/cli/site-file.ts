import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { safeHref } from '@helpslip/shared/blocks';
import * as v from 'valibot';
import { addArticles } from '../articles/add-articles.ts';
import type { Deps } from '../deps.ts';
import { calendarSchema } from '../promises/calendar.ts';
import { promiseSettingsSchema } from '../promises/promise-settings.ts';
import { addSite } from '../sites/add-site.ts';
import { fieldTypes, keySchema as key, patternSchema } from '../sites/field-schema.ts';
import { synonymsSchema } from '../sites/set-synonyms.ts';
import { localesSchema } from '../sites/site-schema.ts';
import { withHolidayFiles } from './holiday-files.ts';
import { answerTranslationsSchema, languageFaults, translationsSchema } from './site-languages.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(10_000));
const href = v.pipe(
  v.string(),
  v.check((value) => safeHref(value) === value, 'Links start with https:, http:, mailto:, tel: or /.'),
);

const field = v.pipe(
  v.strictObject({
    key,
    label: text,
    type: v.picklist(fieldTypes),
    required: v.optional(v.boolean(), false),
    options: v.optional(v.pipe(v.array(v.strictObject({ value: text, label: text })), v.minLength(1), v.maxLength(50))),
    help: v.optional(text),
    pattern: v.optional(patternSchema),
    showIf: v.optional(v.strictObject({ field: key, equals: v.union([text, v.boolean()]) })),
    sensitive: v.optional(v.boolean()),
  }),
  v.check(
    ({ type, options }) => type.startsWith('choice') === (options !== undefined),
    'Options belong to choice and choices, and those need them.',
  ),
);

/** A whole site as one JSON file: what the demo is seeded from, and what an owner may start from (SEED_FILE). */
export const siteFileSchema = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  name: text,
  mode: v.optional(v.picklist(['answers-first', 'neutral', 'ask-first']), 'answers-first'),
  brand: v.optional(v.strictObject({ color: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))) }), {}),
  calendar: calendarSchema,
  policies: v.optional(v.strictObject({ supported: v.optional(text), privacyHref: v.optional(href) }), {}),
  promise: v.optional(promiseSettingsSchema, {}),
  contacts: v.optional(
    v.array(v.strictObject({ kind: v.picklist(['phone', 'chat', 'email', 'link']), label: text, href })),
    [],
  ),
  synonyms: v.optional(synonymsSchema, []),
  locales: v.optional(localesSchema, ['en']),
  translations: v.optional(translationsSchema, {}),
  followUpDays: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90))), 7),
  categories: v.pipe(
    v.array(
      v.strictObject({
        key,
        name: text,
        hint: v.optional(v.string(), ''),
        kind: v.optional(v.picklist(['question', 'problem', 'suggestion', 'feedback']), 'question'),
        icon: v.optional(key),
        targetMinutes: v.optional(
          v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
          null,
        ),
        thanks: v.optional(v.nullable(v.pipe(text, v.maxLength(300))), null),
        targetBusinessDays: v.optional(
          v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
          null,
        ),
        links: v.optional(v.array(v.strictObject({ label: text, href })), []),
        fields: v.optional(v.pipe(v.array(field), v.maxLength(50)), []),
      }),
    ),
    v.minLength(1, 'A site needs at least one category.'),
    v.checkItems(
      ({ targetMinutes, targetBusinessDays }) => targetMinutes === null || targetBusinessDays === null,
      'Say in minutes or in business days when a person replies, not in both.',
    ),
  ),
  articles: v.optional(
    v.array(
      v.strictObject({
        question: text,
        phrasings: v.optional(v.array(text), []),
        categories: v.optional(v.array(key), []),
        body: text,
        context: v.optional(v.string(), ''),
        isPinned: v.optional(v.boolean(), false),
        translations: v.optional(answerTranslationsSchema, {}),
      }),
    ),
    [],
  ),
});

/**
 * Adds the site of a site file, with categories and answers, unless a site of its key is there already.
 * @throws when the file cannot be read or names what cannot be taken, with the place of each fault
 */
export async function addSiteFromFile(deps: Deps, path: string): Promise<void> {
  const parsed = v.safeParse(siteFileSchema, await readSite(deps, path));
  if (!parsed.success) {
    throw unusable(
      path,
      parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
    );
  }
  const { articles, ...site } = parsed.output;
  const faults = languageFaults(site, articles);
  if (faults.length > 0) throw unusable(path, faults);
  const siteId = await addSite(deps, site);
  if (siteId === null) return;
  await addArticles(deps, siteId, articles);
  deps.log.info({ site: site.key, articles: articles.length }, 'a site was added from its file');
}

const unusable = (path: string, faults: string[]) =>
  new Error(`The site file ${path} cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);

async function readSite({ clock }: Deps, path: string): Promise<unknown> {
  return withHolidayFiles(JSON.parse(await readFile(path, 'utf8')), dirname(path), clock());
}
