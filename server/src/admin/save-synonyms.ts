import { limits } from '@helpslip/shared/limits';
import { line, lines } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { setSynonyms, synonymsSchema } from '../sites/set-synonyms.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerSearch } from './search.tsx';
import { searchHref } from './search-form.tsx';

const LONGEST_TEXT = 100_000;

const formSchema = v.strictObject({
  site: line(limits.siteKey),
  category: v.optional(line(limits.siteKey), ''),
  q: v.optional(line(limits.query), ''),
  context: v.optional(line(limits.contextValue), ''),
  synonyms: lines(LONGEST_TEXT),
});

/** POST /admin/search/synonyms: saves the words that mean the same, and shows what the search finds with them. */
export async function synonymsDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, formSchema);
  if (!values) {
    const { site = '', category = '', q = '', context = '' } = unfinished.typed;
    if (!unfinished.faults.synonyms) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
    return answerSearch(c, { site, category, query: q, context }, unfinished);
  }
  const { site: key, category, q: query, context, synonyms: text } = values;
  const asked = { site: key, category, query, context };
  const deps = c.get('deps');
  const staff = staffIn(c);
  const site = (await sitesOfStaff(deps, staff.id)).find((one) => one.key === key);
  if (!site) throw new Refusal('not-found', 'There is no site with this key among yours.');
  const { groups, fault } = readGroups(text);
  if (fault) return answerSearch(c, asked, { typed: { synonyms: text }, faults: { synonyms: fault } });
  await setSynonyms(deps, staff.id, site.id, groups);
  return c.redirect(`${searchHref(asked)}&saved=words#synonyms-title`, 303);
}

/** Reads one group a line, its words between commas; blank lines and words typed twice fall away. */
function readGroups(text: string): { groups: string[][]; fault?: string } {
  const numbered = text.split('\n').flatMap((written, at) => {
    const words = written.split(/[,，、،]/).map((word) => word.trim());
    const group = [...new Set(words.filter((word) => word !== ''))];
    return group.length > 0 ? [{ number: at + 1, group }] : [];
  });
  const result = v.safeParse(
    synonymsSchema,
    numbered.map(({ group }) => group),
    { abortEarly: true },
  );
  if (result.success) return { groups: result.output };
  const [issue] = result.issues;
  const place = numbered[Number(issue.path?.[0]?.key)];
  return { groups: [], fault: place ? `Line ${place.number}: ${issue.message}` : issue.message };
}
